import { describe, expect, it } from 'vitest'
import { leastSimilarity, type PageKind } from '../text/thresholds.ts'
import { GRAM_COUNTS } from '../text/title-grams.ts'
import { type Candidate, type NearText, neighbourFactor, rankNear, type View } from './near-ranking.ts'

const view = (kind: PageKind): View => ({
  kind,
  hasExcerpt: kind === 'dated' || kind === 'undated',
  norms: { norm: 1, titleWeight: 1, titleNames: 0 },
  least: leastSimilarity(kind, 1),
})
const article = (number: number, over: Partial<Candidate> = {}): Candidate => ({
  part: 0,
  article: number,
  time: 0,
  bestNeighbour: 0,
  words: [0.5, 0.5],
  ...over,
})
let pages = 0
const text = (over: Partial<NearText> = {}): NearText => ({
  page: String(pages++),
  grams: new Uint16Array(),
  isDescribed: false,
  story: new Set(),
  ...over,
})
const rank = (
  views: readonly View[],
  candidates: readonly Candidate[],
  texts: readonly (NearText | null)[] = candidates.map(() => text()),
) =>
  rankNear(candidates, texts, {
    time: views.some(({ kind }) => kind.startsWith('undated')) ? null : 0,
    views,
    grams: Uint16Array.of(7, 9),
    gramWeights: new Float64Array(GRAM_COUNTS).fill(1),
  })
const shown = (ranked: ReturnType<typeof rank>): number[] =>
  ranked.filter(({ isShown }) => isShown).map((one) => one.article)

describe('ranking near matches', () => {
  it('shows what is similar enough, and nothing whose text is not known', () => {
    const candidates = [article(1), article(2, { words: [0.1] }), article(3)]
    expect(shown(rank([view('dated')], candidates, [text(), text(), null]))).toEqual([1])
  })

  it('puts the more similar title first', () => {
    const ranked = rank(
      [view('dated')],
      [article(1), article(2)],
      [text(), text({ grams: Uint16Array.of(7) })],
    )
    expect(ranked.map((one) => one.article)).toEqual([2, 1])
  })

  it('lifts no article by its title that shares too few words', () => {
    const same = text({ grams: Uint16Array.of(7, 9) })
    expect(shown(rank([view('dated')], [article(1, { words: [0.14] })], [same]))).toEqual([1])
    expect(shown(rank([view('dated')], [article(1, { words: [0.12] })], [same]))).toEqual([])
  })

  it('wants more similarity of a described article for a headline alone', () => {
    const candidates = [article(1, { words: [0.3] })]
    expect(shown(rank([view('headline')], candidates, [text()]))).toEqual([1])
    expect(shown(rank([view('headline')], candidates, [text({ isDescribed: true })]))).toEqual([])
  })

  it('keeps what the headline alone shows, though the description differs', () => {
    const candidates = [article(1, { words: [0.1, 0.5] })]
    expect(shown(rank([view('dated'), view('headline')], candidates))).toEqual([1])
    expect(shown(rank([view('dated')], candidates))).toEqual([])
  })

  it('shows ten at most; of more, those stay that the headline alone shows', () => {
    const many = Array.from({ length: 14 }, (_, n) => article(n, { words: [0.5 + n / 100, 0] }))
    const byHeadline = article(99, { words: [0.1, 0.5] })
    const rows = shown(rank([view('dated'), view('headline')], [...many, byHeadline]))
    expect(rows).toHaveLength(10)
    expect(rows).toContain(99)
    expect(rows).not.toContain(4)
  })

  it('counts an article of several parts once', () => {
    const many = Array.from({ length: 12 }, (_, n) => article(n))
    const twice = [...many, ...many.map((one) => ({ ...one, part: 1 }))]
    const texts = twice.map((one) => text({ page: `page ${one.article}` }))
    expect(new Set(shown(rank([view('dated')], twice, texts))).size).toBe(10)
  })

  it('supports an article of a headline by strong articles of its own story', () => {
    const candidates = [article(1), article(2), article(3, { words: [0.18] })]
    const alone = candidates.map(() => text())
    const linked = [text(), text(), text({ story: new Set([1, 2]) })]
    expect(shown(rank([view('headline')], candidates, alone))).toEqual([1, 2])
    expect(shown(rank([view('headline')], candidates, linked))).toEqual([1, 2, 3])
    expect(shown(rank([view('dated')], candidates, linked))).toEqual([1, 2])
  })

  it('ranks an article lower for an undated page when it has a more similar neighbour', () => {
    const candidates = [article(1, { bestNeighbour: 0.9 }), article(2)]
    expect(rank([view('undated')], candidates).map((one) => one.article)).toEqual([2, 1])
    expect(rank([view('dated')], candidates).map((one) => one.article)).toEqual([1, 2])
  })

  it('gives scores from 0 to 1', () => {
    const story = new Set([1, 2, 3, 4, 5, 6, 7])
    const many = [...story].map((n) => article(n, { words: [1] }))
    for (const { score } of rank(
      [view('headline')],
      many,
      many.map(() => text({ story, grams: Uint16Array.of(7, 9) })),
    )) {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
    }
  })

  it('takes a neighbour that is less similar for no reason to rank lower', () => {
    expect(neighbourFactor(0.5, 0.2)).toBe(1)
    expect(neighbourFactor(0, 0)).toBe(0)
  })
})
