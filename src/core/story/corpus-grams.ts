/** Title grams of all articles of an index that is being built: about 45 an article, so in one packed array. */
import { COUNT } from '../text/byte-scale.ts'
import { GRAM_COUNTS, gramSimilarity, gramWeights } from '../text/title-grams.ts'

export class CorpusGrams {
  /** How many articles have each gram, as the gram table of a file counts them. */
  readonly counts = new Float64Array(GRAM_COUNTS)
  #grams = new Uint16Array(1024)
  /** By article: where its grams end. */
  readonly #ends: number[] = []
  #weights: Float64Array | null = null

  add(grams: Uint16Array): void {
    const end = this.#end + grams.length
    if (end > this.#grams.length) {
      const grown = new Uint16Array(Math.ceil(end * 1.6))
      grown.set(this.#grams)
      this.#grams = grown
    }
    this.#grams.set(grams, this.#end)
    this.#ends.push(end)
    for (const gram of grams) this.counts[gram % GRAM_COUNTS] = (this.counts[gram % GRAM_COUNTS] ?? 0) + 1
    this.#weights = null
  }

  /** Similarity of two articles' titles, weighed as a reader of the file weighs them. */
  similarity(a: number, b: number): number {
    this.#weights ??= gramWeights(
      this.counts.map((count) => COUNT.unpack(COUNT.pack(count))),
      this.#ends.length,
    )
    return gramSimilarity(this.#of(a), this.#of(b), this.#weights)
  }

  #of(article: number): Uint16Array {
    return this.#grams.subarray(article > 0 ? this.#ends[article - 1] : 0, this.#ends[article])
  }

  get #end(): number {
    return this.#ends.at(-1) ?? 0
  }
}
