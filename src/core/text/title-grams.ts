/** Four-letter pieces of headlines: they find one word inside another, as compounds and inflected languages have it. */
import { bareTitle } from './headline.ts'
import { ln } from './ln.ts'
import { wordPatterns } from './word-patterns.ts'
import { fold, hashWord } from './words.ts'

const GRAM_LENGTH = 4
/** Bound on the grams of a title. */
const GRAM_LIMIT = 256
/** Counts of an index's gram table; grams that agree in their lowest 12 bits share one. */
export const GRAM_COUNTS = 4096

/** The 4-grams of each word of a headline, the word's edges included, as distinct 16-bit hashes in rising order. */
export function titleGrams(title: string, outlets: readonly string[]): Uint16Array {
  const text = fold(bareTitle(title, outlets).replace(/['’]s\b|['’]/g, ''))
  const grams = new Set<number>()
  for (const run of text.match(wordPatterns(text).run) ?? []) {
    const word = ` ${run} `
    for (let i = 0; i + GRAM_LENGTH <= Math.max(word.length, GRAM_LENGTH); i++) {
      if (grams.size >= GRAM_LIMIT) break
      grams.add(hashWord(word.slice(i, i + GRAM_LENGTH)) >>> 16)
    }
  }
  return Uint16Array.from(grams).sort()
}

/** Weight of each count of a gram table: how rare its grams are among `articles`. */
export const gramWeights = (counts: Float64Array, articles: number): Float64Array =>
  counts.map((count) => ln(1 + articles / Math.max(0.5, count)))

/** Weighted Jaccard similarity of two titles' grams, 0 to 1. */
export function gramSimilarity(a: Uint16Array, b: Uint16Array, weights: Float64Array): number {
  let shared = 0
  let all = 0
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY
    const right = b[j] ?? Number.POSITIVE_INFINITY
    const weight = weights[Math.min(left, right) % GRAM_COUNTS] ?? 0
    all += weight
    if (left === right) shared += weight
    if (left <= right) i++
    if (right <= left) j++
  }
  return all > 0 ? shared / all : 0
}
