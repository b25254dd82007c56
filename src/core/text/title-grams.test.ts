import { describe, expect, it } from 'vitest'
import { GRAM_COUNTS, gramSimilarity, gramWeights, titleGrams } from './title-grams.ts'

const weights = gramWeights(new Float64Array(GRAM_COUNTS), 1000)
const similarity = (a: string, b: string): number =>
  gramSimilarity(titleGrams(a, []), titleGrams(b, []), weights)

describe('title grams', () => {
  it('find a word inside a compound', () => {
    expect(similarity('Drehbrücke gesperrt', 'Brücke offen')).toBeGreaterThan(0)
    expect(similarity('Drehbrücke gesperrt', 'Museum offen')).toBe(0)
  })

  it('are the same for the same headline, and 1 similar', () => {
    expect(similarity("Council's bridge: closed", 'councils BRIDGE closed')).toBeGreaterThan(0.7)
    expect(similarity('Council closes bridge', 'Council closes bridge')).toBe(1)
  })

  it('include short words, and are none for no words', () => {
    expect(titleGrams('EU', [])).toHaveLength(1)
    expect(titleGrams('…', [])).toHaveLength(0)
    expect(similarity('…', '…')).toBe(0)
  })

  it('leave out the name of the outlet', () => {
    expect(titleGrams('Council closes the bridge - BBC News', ['bbc.co.uk'])).toEqual(
      titleGrams('Council closes the bridge', []),
    )
  })

  it('are at most 256, in rising order', () => {
    const long = titleGrams(Array.from({ length: 400 }, (_, n) => `w${n}x`).join(' '), [])
    expect(long).toHaveLength(256)
    expect([...long]).toEqual([...long].sort((a, b) => a - b))
  })

  it('count less the more articles have them', () => {
    const [common] = titleGrams('EU', [])
    const counts = new Float64Array(GRAM_COUNTS)
    counts[(common ?? 0) % GRAM_COUNTS] = 900
    const [plain, weighed] = [weights, gramWeights(counts, 1000)].map((of) =>
      gramSimilarity(titleGrams('EU bridge', []), titleGrams('EU museum', []), of),
    )
    expect(weighed).toBeLessThan(plain ?? 0)
  })
})
