import { describe, expect, it } from 'vitest'
import type { RawRecord } from './feed-records.ts'
import { type Kept, keepArticles, newestWithin } from './keep.ts'
import { MAX_FEED_ARTICLES, MAX_FEED_CHARS } from './limits.ts'

const DAY = 86_400
const NOW = 1_800_000_000
const record = (name: string, title = name): RawRecord => ({
  title,
  excerpt: '',
  webUrl: `https://harbour.example/${name}`,
  type: 'article',
  provider: { name: 'Gazette', domain: 'harbour.example' },
  topics: [],
  images: [],
})
const kept = (name: string, daysAgo: number): Kept => ({ record: record(name), seen: NOW - daysAgo * DAY })
const titles = (all: readonly Kept[]) => all.map(({ record: { title } }) => title)

describe('articles of a feed', () => {
  it('stay for the chosen days after the feed dropped them', () => {
    expect(titles(keepArticles([kept('a', 6), kept('b', 7)], [record('c')], NOW, 7))).toEqual(['c', 'a'])
  })

  it('stay as long as the feed lists them, though it has not changed for weeks', () => {
    const before = [kept('listed', 20), kept('dropped', 21)]
    expect(titles(keepArticles(before, 'unchanged', NOW, 7))).toEqual(['listed'])
  })

  it('go after the chosen days when the feed does not answer any more', () => {
    expect(titles(keepArticles([kept('a', 6), kept('b', 8)], 'unknown', NOW, 7))).toEqual(['a'])
  })

  it('that were seen by a clock that was ahead go as if they were seen now', () => {
    const once = keepArticles([kept('ahead', -4000)], [record('b')], NOW, 7)
    expect(titles(keepArticles(once, [record('b')], NOW + 8 * DAY, 7))).toEqual(['b'])
  })

  it('take their corrected headline', () => {
    expect(titles(keepArticles([kept('a', 1)], [record('a', 'Corrected')], NOW, 7))).toEqual(['Corrected'])
  })

  it('are at most 5,000, the newest', () => {
    const many = Array.from({ length: MAX_FEED_ARTICLES + 10 }, (_, n) => ({
      ...record(`${n}`),
      publishedDateTime: new Date((NOW - n) * 1000).toISOString(),
    }))
    const all = keepArticles([], many, NOW, 7)
    expect(all).toHaveLength(MAX_FEED_ARTICLES)
    expect(titles(all)[0]).toBe('0')
  })

  it('are bounded in size too, the oldest go first', () => {
    const excerpt = 'x'.repeat(MAX_FEED_CHARS / 10)
    const large = Array.from({ length: 20 }, (_, n) => ({ ...record(`${n}`), excerpt }))
    const all = keepArticles([kept('old', 1)], large, NOW, 7)
    expect(JSON.stringify(all).length).toBeLessThan(MAX_FEED_CHARS)
    expect(all).toHaveLength(9)
    expect(titles(all)).not.toContain('old')
  })
})

describe('articles of all feeds', () => {
  it('are bounded together: the oldest go, whosever they are', () => {
    const feeds = [[kept('a', 1), kept('b', 5)], [kept('c', 2), kept('d', 3)], []]
    const stay = newestWithin(feeds, { articles: 3, chars: 1e6 })
    expect(stay.map(titles)).toEqual([['a'], ['c', 'd'], []])
    const one = JSON.stringify(record('a')).length
    expect(newestWithin(feeds, { articles: 9, chars: 2 * one }).map(titles)).toEqual([['a'], ['c'], []])
  })
})
