/** Counting outlets and merging groups across sources. */
import { describe, expect, it } from 'vitest'
import { bareCard } from '../../core/article/card.ts'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import type { IndexInfo, Match } from '../../core/index/types.ts'
import type { Row, Story } from '../../core/story/types.ts'
import { countOutlets } from './count-outlets.ts'
import { mergeGroups, mergeNear } from './merge-groups.ts'

const row = (url: string, more: readonly Row[] = [], copies: readonly Row[] = []) =>
  bareRow(url, { quality: 7, more, copies })

const article = row('https://page.example/the-page-itself')
const story = (...rows: Row[]): Story => ({ article, rows })
const match: Match = { by: 'path', via: 'url', part: 0, article: 0 }
const info: IndexInfo = {
  card: bareCard('I'),
  hashes: [],
  articles: 1,
  providers: 1,
  newest: null,
  scale: null,
}
const sourceOf = (name: string) => ({ id: name, kind: 'url' as const, name })
const found = (name: string, ...rows: Row[]) => ({
  source: sourceOf(name),
  info,
  match,
  story: story(...rows),
})

const [a, b, c] = [
  'https://a.example/one-of-a',
  'https://b.example/one-of-b',
  'https://c.example/one-of-c',
].map((url) => url)
const [rowA, rowB, rowC] = [row(a ?? ''), row(b ?? ''), row(c ?? '')]

describe('countOutlets', () => {
  it('counts each other provider once, including those of copies', () => {
    const copied = row('https://d.example/same-text')
    const again = row('https://a.example/another-of-a')
    expect(countOutlets([{ story: story({ ...rowA, copies: [copied], more: [again] }, rowB) }], [])).toBe(3)
  })

  it('leaves out hidden outlets and the page’s own', () => {
    expect(
      countOutlets([{ story: story(rowA, rowB, row('https://page.example/more-of-it')) }], ['b.example']),
    ).toBe(1)
  })

  it('counts an outlet of two groups once', () => {
    expect(countOutlets([{ story: story(rowA) }, { story: story(rowA, rowB) }], [])).toBe(2)
  })

  it('counts several domains of one outlet once, hidden or not', () => {
    const one = story(row('https://bbc.co.uk/news/a', [row('https://bbc.com/news/b')]), rowA)
    expect(countOutlets([{ story: one }], [])).toBe(2)
    expect(countOutlets([{ story: one }], ['bbc.com'])).toBe(1)
    expect(countOutlets([{ story: { ...one, article: row('https://bbc.com/news/c') } }], [])).toBe(1)
  })

  it('is 0 without a story', () => {
    expect(countOutlets([], [])).toBe(0)
  })
})

describe('mergeGroups', () => {
  it('puts the largest story first', () => {
    const groups = mergeGroups([found('small', rowA), found('large', rowB, rowC)])
    expect(groups.map(({ source }) => source.name)).toEqual(['large', 'small'])
  })

  it('shows a row of two groups in the first, with the other’s score', () => {
    const [first, second] = mergeGroups([
      found('one', rowA, rowB),
      found('two', { ...rowA, quality: 0.4 }, rowC),
    ])
    expect(first?.story.rows).toEqual([rowA, rowB])
    expect([...(first?.alsoIn ?? [])]).toEqual([[rowA.url, [{ source: sourceOf('two'), quality: 0.4 }]]])
    expect(second?.story.rows).toEqual([rowC])
  })

  it('compares rows by page identity, not by address text', () => {
    const tracked = row(`${a}?utm_source=x`)
    const [, second] = mergeGroups([found('one', rowA, rowB), found('two', tracked, rowC)])
    expect(second?.story.rows).toEqual([rowC])
  })

  it('leaves out a group whose rows are all in earlier groups, but not one that had no rows', () => {
    const groups = mergeGroups([found('one', rowA, rowB), found('two', rowB), found('three')])
    expect(groups.map(({ source }) => source.name)).toEqual(['one', 'three'])
    expect(groups[0]?.alsoIn.get(rowB.url)).toEqual([{ source: sourceOf('two'), quality: 7 }])
  })

  it('moves up the rows folded under a row that an earlier group shows', () => {
    const [, second] = mergeGroups([found('one', rowA, rowB), found('two', { ...rowA, copies: [rowC] })])
    expect(second?.story.rows).toEqual([rowC])
  })

  it('keeps a group unchanged if it shares no article', () => {
    const [group] = mergeGroups([found('one', { ...rowA, copies: [rowC] })])
    expect(group?.story.rows).toEqual([{ ...rowA, copies: [rowC] }])
    expect(group?.alsoIn.size).toBe(0)
  })
})

describe('mergeNear', () => {
  const near = (name: string, score: number, ...rows: Row[]) => ({
    source: sourceOf(name),
    info,
    rows: rows.map((one) => ({ row: one, score })),
  })

  it('puts the most similar group first among groups of equal size', () => {
    const groups = mergeNear([near('one', 0.4, rowA), near('two', 0.5, rowB)])
    expect(groups.map(({ source }) => source.name)).toEqual(['two', 'one'])
  })

  it('leaves out a group without rows of its own', () => {
    const groups = mergeNear([near('one', 1, rowA, rowB), near('two', 1, rowB)])
    expect(groups.map(({ source }) => source.name)).toEqual(['one'])
    expect(groups[0]?.alsoIn.get(rowB.url)).toEqual([{ source: sourceOf('two'), quality: 7 }])
  })
})
