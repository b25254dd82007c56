/** The sentence a story opens with, and the facts under it. */
import { describe, expect, it } from 'vitest'
import type { ScoreRank } from '../../core/article/types.ts'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import type { Row } from '../../core/story/types.ts'
import { wordsOf } from '../../ui/words/fixtures/words-of.ts'
import { summarize } from './summary.ts'

const words = wordsOf('en')
const row = (domain: string, rest: Partial<Row> = {}) =>
  bareRow(`https://${domain}/an-article`, { title: `News of ${domain}`, ...rest })
const at = (publishedDateTime: string) => ({ publishedDateTime })

/** The summary of a story with these rows. */
const found = (page: Partial<Row>, rows: readonly Row[], digits = 0) =>
  summarize({ article: row('page.example', page), rows }, rows.length, 'Sample', digits, words)
const factsOf = (rows: readonly Row[], digits = 0) => found({}, rows, digits).facts

describe('the sentence', () => {
  const page = { title: 'A chip of its own', ...at('2020-11-13T12:00:00Z') }

  it('names the outlet that ran the same headline before the page, though another outlet is earlier', () => {
    const rows = [
      row('first.example', at('2020-11-13T08:00:00Z')),
      row('same.example', { title: 'A chip of its own!', ...at('2020-11-13T11:50:00Z') }),
    ]
    expect(found(page, rows).lead).toBe('same.example ran the same headline 10\u00a0minutes earlier.')
  })

  it('names the earliest outlet when no earlier headline is the same', () => {
    const rows = [row('a.example', at('2020-11-13T08:00:00Z')), row('b.example', at('2020-11-13T07:00:00Z'))]
    expect(found(page, rows).lead).toBe(
      'b.example is the earliest in this index, 5\u00a0hours before this page.',
    )
  })

  it('counts folded rows like any other', () => {
    const rows = [
      row('a.example', {
        ...at('2020-11-13T13:00:00Z'),
        copies: [row('b.example', at('2020-11-12T12:00:00Z'))],
      }),
    ]
    expect(found(page, rows).lead).toBe(
      'b.example is the earliest in this index, 1\u00a0day before this page.',
    )
  })

  it('says so when the page is the earliest', () => {
    expect(found(page, [row('a.example', at('2020-11-13T12:01:00Z'))]).lead).toBe(
      'This page is the earliest in this index.',
    )
  })

  it.each([
    ['two articles are of the same minute', [row('a.example', at('2020-11-13T12:00:20Z'))]],
    ['no other has a date', [row('a.example')]],
    ['a date cannot be read', [row('a.example', at('yesterday'))]],
  ])('only counts outlets when %s', (_when, rows) => {
    expect(found(page, rows)).toMatchObject({ lead: '1 other outlet covers this story.', outlets: null })
  })

  it('names the index if it has no other outlet', () => {
    expect(found(page, [])).toEqual({
      lead: 'No other outlet in Sample covers this story.',
      outlets: null,
      facts: [],
    })
  })
})

describe('the facts', () => {
  const scored = (quality: number, rank: ScoreRank | null = null) =>
    row(`s${quality}.example`, { quality, rank })
  const above = (share: number): ScoreRank => ({ in: 'index', above: share, of: 200 })

  it('are the lowest and the highest score and the first and the last day', () => {
    const rows = [
      row('a.example', { quality: 105, ...at('2020-11-17T00:00:00Z') }),
      row('b.example', { quality: 40, ...at('2020-11-13T00:00:00Z') }),
    ]
    expect(factsOf(rows)).toEqual(['scores 40 to 105', '13\u00a0Nov\u00a0to\u00a017\u00a0Nov'])
  })

  it('include the years if there are two', () => {
    const rows = [row('a.example', at('2020-12-31T00:00:00Z')), row('b.example', at('2021-01-01T00:00:00Z'))]
    expect(factsOf(rows).at(-1)).toBe('31\u00a0Dec\u00a02020\u00a0to\u00a01\u00a0Jan\u00a02021')
  })

  it('have one day if all articles are from one day', () => {
    const rows = [row('a.example', at('2020-11-13T01:00:00Z')), row('b.example', at('2020-11-13T23:00:00Z'))]
    expect(factsOf(rows).at(-1)).toBe('13\u00a0Nov')
  })

  it.each([
    ['nothing is scored', [row('a.example')], 0, 'not scored'],
    ['there is one score', [scored(71), row('a.example')], 0, 'score 71'],
    ['the card rounds to decimals', [scored(0.25), scored(0.5)], 2, 'scores 0.25 to 0.50'],
    [
      'places are nearly one',
      [scored(71, above(60)), scored(73, above(65))],
      0,
      'scores about the same, 71 to 73',
    ],
    ['places are further apart', [scored(71, above(60)), scored(74, above(66))], 0, 'scores 71 to 74'],
  ])('say it in words when %s', (_when, rows, digits, fact) => {
    expect(factsOf(rows, digits)).toEqual([fact])
  })
})
