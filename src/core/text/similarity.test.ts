import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WEIGHT } from './byte-scale.ts'
import {
  heaviest,
  idf,
  norms,
  type QueryTerm,
  showTimeFactor,
  Tally,
  timeFactor,
  withGrams,
  wordSimilarity,
} from './similarity.ts'
import { mostSimilar, mostWith } from './similarity-bounds.ts'
import { IN_EXCERPT, IN_TITLE } from './terms-of.ts'
import { leastSimilarity, pageKind } from './thresholds.ts'

const day = 86_400

/** Similarity of the words of a page and an article, each given by its terms. */
function similarity(page: readonly QueryTerm[], article: readonly QueryTerm[]): number {
  const tally = new Tally(1)
  const locations = new Map(article.map((term) => [term.hash, term.locations]))
  for (const term of page) {
    const bits = locations.get(term.hash)
    if (bits !== undefined) tally.add(0, bits, term)
  }
  return wordSimilarity(tally, 0, norms(page), norms(article))
}

const term = (hash: number, over: Partial<QueryTerm> = {}): QueryTerm => ({
  hash,
  locations: IN_TITLE,
  idf: 0.8,
  name: 0,
  ...over,
})
const title = (...hashes: number[]): QueryTerm[] => hashes.map((hash) => term(hash))

describe('rarity', () => {
  it('is 1 for a term of one article and falls with every article that has it', () => {
    expect(idf(5000, 1)).toBeCloseTo(1, 3)
    const falling = [1, 2, 10, 100, 5000].map((df) => idf(5000, df))
    expect(falling).toEqual([...falling].sort((a, b) => b - a))
  })

  it('is small in a small index, which knows no word to be rare', () => {
    expect(idf(6, 1)).toBeLessThan(0.3)
  })
})

describe('similarity of words', () => {
  it('is 0 with nothing in common and grows with every shared term', () => {
    const page = title(1, 2, 3, 4, 5)
    const scores = [[9], [1, 9], [1, 2, 9], [1, 2, 3, 9], [1, 2, 3, 4, 9]].map((own) =>
      similarity(page, title(...own)),
    )
    expect(scores[0]).toBe(0)
    expect(scores).toEqual([...scores].sort((a, b) => a - b))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('counts a title word more than an excerpt word, and a word of both most', () => {
    const page = [term(1, { locations: IN_TITLE | IN_EXCERPT }), term(2)]
    const score = (locations: number): number => similarity(page, [term(1, { locations }), term(9)])
    expect(score(IN_TITLE)).toBeGreaterThan(score(IN_EXCERPT))
    expect(score(IN_TITLE | IN_EXCERPT)).toBeGreaterThan(score(IN_TITLE))
  })

  it('is lower for headlines of one pattern that name different places', () => {
    const named = (hash: number) => term(hash, { name: 1 })
    const page = [...title(1, 2, 3), named(4)]
    const other = similarity(page, [...title(1, 2, 3), named(5)])
    expect(other).toBeLessThan(similarity(page, title(1, 2, 3, 5)))
    expect(similarity(page, [...title(1, 2, 3), named(4)])).toBeGreaterThan(other)
  })

  /** Rarity and name follow from the hash: they are the same in both texts. */
  const someTerms = fc
    .uniqueArray(
      fc.record({
        hash: fc.nat(30),
        locations: fc.constantFrom(IN_TITLE, IN_EXCERPT, IN_TITLE | IN_EXCERPT),
      }),
      { selector: ({ hash }) => hash, minLength: 1, maxLength: 20 },
    )
    .map((terms) =>
      terms.map((one) => ({ ...one, idf: 0.2 + (one.hash % 7) / 10, name: (one.hash % 3) / 2 })),
    )

  it('lies between 0 and 1 and within the bound for the shared terms', () => {
    fc.assert(
      fc.property(someTerms, someTerms, (page, article) => {
        const score = similarity(page, article)
        const hashes = new Set(article.map(({ hash }) => hash))
        const shared = page.filter(({ hash }) => hashes.has(hash))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(score).toBeLessThanOrEqual(mostWith(shared, norms(page)) + 1e-6)
      }),
    )
  })

  it('of a text to itself lies within the bound for known sums', () => {
    fc.assert(
      fc.property(someTerms, (page) => {
        const tally = new Tally(1)
        for (const one of page) tally.add(0, one.locations, one)
        const { norm, titleWeight } = norms(page)
        const inRow = (weight: number): number => WEIGHT.unpack(WEIGHT.pack(weight))
        const row = { norm: inRow(norm), titleWeight: inRow(titleWeight), titleNames: 0 }
        expect(wordSimilarity(tally, 0, norms(page), row)).toBeLessThanOrEqual(
          mostSimilar(norms(page), [])(tally, 0) + 1e-6,
        )
      }),
    )
  })

  it('loses a fifth at most to names that tell two headlines apart', () => {
    const names = (from: number) => Array.from({ length: 9 }, (_, n) => term(from + n, { name: 1 }))
    const page = [...title(1, 2, 3), ...names(10)]
    const plain = page.map((one) => ({ ...one, name: 0 }))
    const article = [...title(1, 2, 3), ...names(30)]
    expect(similarity(page, article) / similarity(plain, article)).toBeCloseTo(0.8, 9)
  })

  it('lies within the bound while neither norms nor all terms are known', () => {
    fc.assert(
      fc.property(someTerms, someTerms, fc.nat(20), (page, article, count) => {
        const locations = new Map(article.map((one) => [one.hash, one.locations]))
        const tally = new Tally(1)
        const add = (one: QueryTerm) => tally.add(0, locations.get(one.hash) ?? 0, one)
        page.slice(0, count).forEach(add)
        const most = mostSimilar(norms(page), page.slice(count))(tally, 0)
        page.slice(count).forEach(add)
        const { norm, titleWeight, titleNames } = norms(article)
        const inRow = (weight: number): number => WEIGHT.unpack(WEIGHT.pack(weight))
        const row = { norm: inRow(norm), titleWeight: inRow(titleWeight), titleNames: inRow(titleNames) }
        expect(wordSimilarity(tally, 0, norms(page), row)).toBeLessThanOrEqual(most + 1e-6)
      }),
    )
  })
})

describe('grams', () => {
  it('count 0.3 for a headline alone, 0.2 beside a description', () => {
    expect(withGrams(0, 1, false)).toBeCloseTo(0.3, 9)
    expect(withGrams(0, 1, true)).toBeCloseTo(0.2, 9)
    expect(withGrams(1, 1, true)).toBe(1)
  })
})

describe('the terms that are looked up', () => {
  it('are all of the title, however light, then the heaviest', () => {
    const terms = [
      term(1, { idf: 0.1 }),
      term(2, { idf: 0.9, locations: IN_EXCERPT }),
      term(3, { idf: 0.5, locations: IN_EXCERPT }),
      term(4, { idf: 0.2, locations: IN_TITLE | IN_EXCERPT }),
    ]
    expect(heaviest(terms, 3).map(({ hash }) => hash)).toEqual([4, 1, 2])
  })
})

describe('time', () => {
  it('counts whole at the same moment, half at 4 days in either direction, 0.8 without a date', () => {
    expect(timeFactor(0, 0)).toBe(1)
    expect(timeFactor(0, 4 * day)).toBe(0.5)
    expect(timeFactor(4 * day, 0)).toBe(0.5)
    expect(timeFactor(null, 0)).toBe(0.8)
    expect(timeFactor(0, null)).toBe(0.8)
  })

  it('counts less for showing from the third day on', () => {
    expect(showTimeFactor(0, 0)).toBe(1)
    expect(showTimeFactor(0, null)).toBe(0.8)
    for (const days of [3, 4, 7, 14])
      expect(showTimeFactor(0, days * day)).toBeLessThan(timeFactor(0, days * day))
  })
})

describe('the least similarity that is shown', () => {
  it('depends on what the page says of itself', () => {
    const kinds = [pageKind(true, 0), pageKind(true, null), pageKind(false, 0), pageKind(false, null)]
    expect(kinds).toEqual(['dated', 'undated', 'headline', 'undatedHeadline'])
    expect(new Set(kinds.map((kind) => leastSimilarity(kind, 1000).bare)).size).toBe(4)
  })

  it('is higher for a described article when the page is a headline alone', () => {
    for (const kind of ['headline', 'undatedHeadline'] as const) {
      const { bare, described } = leastSimilarity(kind, 1000)
      expect(described).toBeGreaterThan(bare)
    }
    const { bare, described } = leastSimilarity('dated', 1000)
    expect(described).toBe(bare)
  })

  it('grows with the number of competing articles, from a hundred on', () => {
    const least = [0, 1, 100, 1000, 100_000].map((count) => leastSimilarity('dated', count).bare)
    expect(least[0]).toBe(least[2])
    expect(least[1]).toBe(least[2])
    expect((least[3] ?? 0) / (least[2] ?? 1)).toBeCloseTo(1.28, 9)
    expect((least[4] ?? 0) / (least[2] ?? 1)).toBeCloseTo(1.84, 9)
  })
})
