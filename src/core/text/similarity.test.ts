import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idf, likeness, norms, type QueryTerm, Tally, timeFactor } from './similarity.ts'
import { mostAlike, mostWith } from './similarity-bounds.ts'
import { inExcerpt, inTitle } from './terms-of.ts'
import { leastLikeness, pageKind } from './thresholds.ts'
import { packWeight, unpackWeight } from './weight-byte.ts'

const day = 86_400

/** Likeness of a page and an article, each given by its terms. */
function alike(page: readonly QueryTerm[], article: readonly QueryTerm[]): number {
  const tally = new Tally(1)
  const places = new Map(article.map((term) => [term.hash, term.places]))
  for (const term of page) {
    const place = places.get(term.hash)
    if (place !== undefined) tally.add(0, place, term)
  }
  return likeness(tally, 0, norms(page), norms(article))
}

const term = (hash: number, over: Partial<QueryTerm> = {}): QueryTerm => ({
  hash,
  places: inTitle,
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

describe('likeness', () => {
  it('is 0 with nothing in common and grows with what is', () => {
    const page = title(1, 2, 3, 4, 5)
    const scores = [[9], [1, 9], [1, 2, 9], [1, 2, 3, 9], [1, 2, 3, 4, 9]].map((own) =>
      alike(page, title(...own)),
    )
    expect(scores[0]).toBe(0)
    expect(scores).toEqual([...scores].sort((a, b) => a - b))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('counts a word of the title more than one of the excerpt, and both most', () => {
    const page = [term(1, { places: inTitle | inExcerpt }), term(2)]
    const score = (places: number): number => alike(page, [term(1, { places }), term(9)])
    expect(score(inTitle)).toBeGreaterThan(score(inExcerpt))
    expect(score(inTitle | inExcerpt)).toBeGreaterThan(score(inTitle))
  })

  it('is less for headlines of one pattern that name different places', () => {
    const named = (hash: number) => term(hash, { name: 1 })
    const page = [...title(1, 2, 3), named(4)]
    const other = alike(page, [...title(1, 2, 3), named(5)])
    expect(other).toBeLessThan(alike(page, title(1, 2, 3, 5)))
    expect(alike(page, [...title(1, 2, 3), named(4)])).toBeGreaterThan(other)
  })

  /** The hash decides how rare a term is and how much of a name: both texts know it alike. */
  const someTerms = fc
    .uniqueArray(
      fc.record({ hash: fc.nat(30), places: fc.constantFrom(inTitle, inExcerpt, inTitle | inExcerpt) }),
      { selector: ({ hash }) => hash, minLength: 1, maxLength: 20 },
    )
    .map((terms) =>
      terms.map((one) => ({ ...one, idf: 0.2 + (one.hash % 7) / 10, name: (one.hash % 3) / 2 })),
    )

  it('lies between 0 and 1, and below its bound for the terms in common', () => {
    fc.assert(
      fc.property(someTerms, someTerms, (page, article) => {
        const score = alike(page, article)
        const hashes = new Set(article.map(({ hash }) => hash))
        const shared = page.filter(({ hash }) => hashes.has(hash))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(score).toBeLessThanOrEqual(mostWith(shared, norms(page)) + 1e-6)
      }),
    )
  })

  it('of a text to itself lies below that bound too', () => {
    fc.assert(
      fc.property(someTerms, (page) => {
        const tally = new Tally(1)
        for (const one of page) tally.add(0, one.places, one)
        const { norm, titleWeight } = norms(page)
        const inRow = (weight: number): number => unpackWeight(packWeight(weight))
        const row = { norm: inRow(norm), titleWeight: inRow(titleWeight), titleNames: 0 }
        expect(likeness(tally, 0, norms(page), row)).toBeLessThanOrEqual(
          mostAlike(norms(page), [])(tally, 0) + 1e-6,
        )
      }),
    )
  })

  it('loses a tenth at most to names that tell two headlines apart', () => {
    const names = (from: number) => Array.from({ length: 9 }, (_, n) => term(from + n, { name: 1 }))
    const page = [...title(1, 2, 3), ...names(10)]
    const plain = page.map((one) => ({ ...one, name: 0 }))
    const article = [...title(1, 2, 3), ...names(30)]
    expect(alike(page, article) / alike(plain, article)).toBeCloseTo(0.9, 9)
  })

  it('lies below its bound while neither its norms nor all of its terms are known', () => {
    fc.assert(
      fc.property(someTerms, someTerms, fc.nat(20), (page, article, count) => {
        const places = new Map(article.map((one) => [one.hash, one.places]))
        const tally = new Tally(1)
        const add = (one: QueryTerm) => tally.add(0, places.get(one.hash) ?? 0, one)
        page.slice(0, count).forEach(add)
        const most = mostAlike(norms(page), page.slice(count))(tally, 0)
        page.slice(count).forEach(add)
        const { norm, titleWeight, titleNames } = norms(article)
        const inRow = (weight: number): number => unpackWeight(packWeight(weight))
        const row = { norm: inRow(norm), titleWeight: inRow(titleWeight), titleNames: inRow(titleNames) }
        expect(likeness(tally, 0, norms(page), row)).toBeLessThanOrEqual(most + 1e-6)
      }),
    )
  })
})

describe('time', () => {
  it('counts whole at the same moment, half at 4 days, either way; 0.8 without a date', () => {
    expect(timeFactor(0, 0)).toBe(1)
    expect(timeFactor(0, 4 * day)).toBe(0.5)
    expect(timeFactor(4 * day, 0)).toBe(0.5)
    expect(timeFactor(null, 0)).toBe(0.8)
    expect(timeFactor(0, null)).toBe(0.8)
  })
})

describe('the least likeness that is shown', () => {
  it('is one of three, by what the page tells', () => {
    const kinds = [pageKind(true, 0), pageKind(true, null), pageKind(false, 0), pageKind(false, null)]
    expect(kinds).toEqual(['dated', 'undated', 'titleOnly', 'titleOnly'])
    expect(new Set(kinds.map((kind) => leastLikeness(kind, 1000))).size).toBe(3)
  })

  it('grows with the articles that could be meant, from a hundred on', () => {
    const least = [0, 1, 100, 1000, 100_000].map((count) => leastLikeness('dated', count))
    expect(least[0]).toBe(least[2])
    expect(least[1]).toBe(least[2])
    expect((least[3] ?? 0) / (least[2] ?? 1)).toBeCloseTo(1.213, 9)
    expect((least[4] ?? 0) / (least[2] ?? 1)).toBeCloseTo(1.639, 9)
  })
})
