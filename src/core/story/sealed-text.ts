/** The texts of all articles, searchable: by article its terms and norms, by term its postings in order of time. */
import { idf, LOCATION_WEIGHT, nameWeight } from '../text/similarity.ts'
import { IN_TITLE } from '../text/terms-of.ts'
import type { CorpusGrams } from './corpus-grams.ts'

/** By rank: norms of the articles' texts. */
export type NormColumns = {
  readonly norm: Float32Array
  readonly titleNames: Float32Array
  readonly titleWeight: Float32Array
}

export type GatheredTerms = {
  /** By term: its hash, and its share of capitalised uses, of 255. */
  readonly hashes: Uint32Array
  readonly names: Uint8Array
  /** Article a has forward[starts[a] .. starts[a + 1]): term * 4 + location bits. */
  readonly starts: Uint32Array
  readonly forward: Uint32Array
}

export class SealedText {
  readonly hashes: Uint32Array
  readonly names: Uint8Array
  readonly grams: CorpusGrams
  /** By term: its idf. */
  readonly weights: Float32Array
  readonly norms: NormColumns
  /** By term: postings[lists[t] .. lists[t + 1]) are rank * 4 + location bits, ascending. */
  readonly lists: Uint32Array
  readonly postings: Uint32Array
  readonly #starts: Uint32Array
  readonly #forward: Uint32Array

  constructor({ hashes, names, starts, forward }: GatheredTerms, grams: CorpusGrams, order: Uint32Array) {
    this.hashes = hashes
    this.names = names
    this.grams = grams
    this.#starts = starts
    this.#forward = forward
    this.lists = countLists(forward, hashes.length)
    this.postings = this.#arrange(order)
    this.weights = Float32Array.from(hashes, (_, term) => idf(order.length, this.df(term)))
    this.norms = this.#measure(order)
  }

  /** Terms of an article as term * 4 + location bits. */
  termsOf(article: number): Uint32Array {
    return this.#forward.subarray(this.#starts[article] ?? 0, this.#starts[article + 1] ?? 0)
  }

  df(term: number): number {
    return (this.lists[term + 1] ?? 0) - (this.lists[term] ?? 0)
  }

  #arrange(order: Uint32Array): Uint32Array {
    const fill = this.lists.slice()
    const postings = new Uint32Array(this.#forward.length)
    for (let rank = 0; rank < order.length; rank++)
      for (const code of this.termsOf(order[rank] ?? 0)) {
        const at = fill[code >>> 2] ?? 0
        postings[at] = rank * 4 + (code & 3)
        fill[code >>> 2] = at + 1
      }
    return postings
  }

  #measure(order: Uint32Array): NormColumns {
    const norm = new Float32Array(order.length)
    const titleNames = new Float32Array(order.length)
    const titleWeight = new Float32Array(order.length)
    for (let rank = 0; rank < order.length; rank++) {
      let all = 0
      let title = 0
      let named = 0
      for (const code of this.termsOf(order[rank] ?? 0)) {
        const term = code >>> 2
        const rarity = this.weights[term] ?? 0
        const weight = rarity * (LOCATION_WEIGHT[code & 3] ?? 0)
        all += weight * weight
        if (!(code & IN_TITLE)) continue
        title += rarity
        named += nameWeight(rarity, (this.names[term] ?? 0) / 255)
      }
      norm[rank] = Math.sqrt(all)
      titleWeight[rank] = title
      titleNames[rank] = named
    }
    return { norm, titleNames, titleWeight }
  }
}

function countLists(forward: Uint32Array, terms: number): Uint32Array {
  const lists = new Uint32Array(terms + 1)
  for (const code of forward) lists[(code >>> 2) + 1] = (lists[(code >>> 2) + 1] ?? 0) + 1
  for (let term = 0; term < terms; term++) lists[term + 1] = (lists[term + 1] ?? 0) + (lists[term] ?? 0)
  return lists
}
