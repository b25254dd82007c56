import { describe, expect, it } from 'vitest'
import type { Article } from '../article/types.ts'
import { foldStory, type Member } from './fold.ts'

/** An article of `domain`, published in the hour `time`. */
const article = (domain: string, quality: number | null, time: number | null, slug = 'a'): Article => ({
  urls: { web: `https://${domain}/${slug}`, original: null, amp: null, cdnAmp: null },
  title: `${domain} ${slug}`,
  excerpt: '',
  provider: { name: domain, domain },
  time: time === null ? null : time * 3600,
  dateIsFirstSeen: false,
  language: null,
  type: 'article',
  quality,
  topics: [],
  image: null,
})

const member = (of: Article, copyOf: Member['copyOf'] = null): Member => ({
  article: of,
  usual: null,
  why: { by: 'text', score: 0.5 },
  copyOf,
  copyScore: copyOf === null ? 0 : 0.9,
})

const page = member(article('page.example', 70, 10))
const fold = (rows: readonly Member[], of: Member = page) => foldStory(of, rows, () => null)
const outlets = (rows: readonly { provider: { domain: string } }[]): string[] =>
  rows.map(({ provider }) => provider.domain)

describe('rows', () => {
  it('stand by score, unscored last, equals as they came', () => {
    const { rows } = fold([
      member(article('none.example', null, 1)),
      member(article('zero.example', 0, 1)),
      member(article('low.example', 10, 1)),
      member(article('first.example', 50, 1)),
      member(article('second.example', 50, 1)),
    ])
    expect(outlets(rows)).toEqual([
      'first.example',
      'second.example',
      'low.example',
      'zero.example',
      'none.example',
    ])
  })

  it('are one an outlet; its other articles stand under its best', () => {
    const { rows } = fold([
      member(article('bbc.co.uk', 40, 1, 'early')),
      member(article('other.example', 45, 1)),
      member(article('bbc.com', 60, 2, 'late')),
    ])
    expect(rows.map(({ url }) => url)).toEqual(['https://bbc.com/late', 'https://other.example/a'])
    expect(rows[0]?.more.map(({ url }) => url)).toEqual(['https://bbc.co.uk/early'])
  })
})

describe('copies', () => {
  const wire = member(article('wire.example', 80, 1))
  const local = member(article('local.example', 90, 3), 0)
  const scraper = member(article('scraper.example', 5, 5), 1)

  it('of one text are one row under the earliest, also when a copy of it was copied', () => {
    const { rows } = fold([wire, local, scraper])
    expect(outlets(rows)).toEqual(['wire.example'])
    expect(outlets(rows[0]?.copies ?? [])).toEqual(['local.example', 'scraper.example'])
  })

  it('name what they repeat, with the evidence', () => {
    const copy = fold([wire, local]).rows[0]?.copies[0]
    expect(copy?.copyOf).toEqual({
      url: 'https://wire.example/a',
      provider: wire.article.provider,
      score: 0.9,
    })
  })

  it("of the page's text stand as rows of their own and name the page when it came first", () => {
    const { article: own, rows } = fold([member(article('later.example', 20, 11), 'page'), wire])
    expect(outlets(rows)).toEqual(['wire.example', 'later.example'])
    expect(rows[1]?.copyOf?.url).toBe('https://page.example/a')
    expect(own.copyOf).toBeNull()
  })

  it('that came before the page make the page the copy, of the earliest', () => {
    const { article: own, rows } = fold([
      member(article('second.example', 90, 4), 'page'),
      member(article('first.example', 20, 2), 'page'),
    ])
    expect(own.copyOf?.url).toBe('https://first.example/a')
    expect(rows.every(({ copyOf }) => copyOf === null)).toBe(true)
    expect(outlets(rows)).toEqual(['second.example', 'first.example'])
  })

  it("of an outlet's own text are further articles of it, not the same text elsewhere", () => {
    const again = member(article('wire.example', 60, 2, 'again'), 0)
    const { rows } = fold([wire, again, local])
    expect(outlets(rows)).toEqual(['wire.example'])
    expect(rows[0]?.more.map(({ url }) => url)).toEqual(['https://wire.example/again'])
    expect(outlets(rows[0]?.copies ?? [])).toEqual(['local.example'])
  })

  it('in a ring, as a damaged file could say, lose no row', () => {
    const { rows } = fold([member(article('a.example', 1, 1), 1), member(article('b.example', 2, 2), 0)])
    expect(outlets([...rows, ...rows.flatMap(({ copies }) => copies)]).sort()).toEqual([
      'a.example',
      'b.example',
    ])
  })
})
