/** The texts of a corpus in packed arrays: terms of each article, terms of the index, postings in order of time. */
import { Uint32List } from './bytes.ts'
import { type CopyPrint, copyPrint } from './copies.ts'
import { describe, inTitle } from './describe.ts'
import { idf, placeFactor } from './likeness.ts'
import type { StoryDocument } from './types.ts'

/** Gathers documents; `seal` turns them into what is searched and written. */
export class CorpusText {
  private readonly ids = new Map<number, number>()
  private readonly hashes = new Uint32List()
  private readonly capitals = new Uint32List()
  private readonly cased = new Uint32List()
  /** Article a has forward[starts[a] .. starts[a + 1]): term * 4 + places. */
  private readonly forward = new Uint32List()
  private readonly starts = new Uint32List()
  private readonly prints = new Uint32List()
  /** Two entries an article: where its headline and its excerpt start in `prints`. */
  private readonly printStarts = new Uint32List()

  add(doc: StoryDocument): void {
    const outlets = [doc.providerName, doc.provider]
    const { places, capitals } = describe(doc.title, doc.excerpt, outlets)
    this.starts.push(this.forward.length)
    for (const [hash, place] of places) this.forward.push(this.idOf(hash) * 4 + place)
    for (const [hash, [upper, all]] of capitals) {
      const id = this.idOf(hash)
      this.capitals.data[id] = (this.capitals.data[id] ?? 0) + upper
      this.cased.data[id] = (this.cased.data[id] ?? 0) + all
    }
    const print = copyPrint(doc.title, doc.excerpt, outlets)
    for (const part of [print.title, print.excerpt]) {
      this.printStarts.push(this.prints.length)
      for (const hash of part) this.prints.push(hash)
    }
  }

  private idOf(hash: number): number {
    const known = this.ids.get(hash)
    if (known !== undefined) return known
    const id = this.hashes.length
    this.ids.set(hash, id)
    this.hashes.push(hash)
    this.capitals.push(0)
    this.cased.push(0)
    return id
  }

  /** `rankOf` gives each article's place in order of time. */
  seal(order: Uint32Array): SealedText {
    this.starts.push(this.forward.length)
    this.printStarts.push(this.prints.length)
    this.ids.clear()
    const terms = this.hashes.length
    const starts = this.starts.data.subarray(0, this.starts.length)
    const forward = this.forward.data.subarray(0, this.forward.length)
    const lists = new Uint32Array(terms + 1)
    for (const code of forward) lists[(code >>> 2) + 1] = (lists[(code >>> 2) + 1] ?? 0) + 1
    for (let i = 0; i < terms; i++) lists[i + 1] = (lists[i + 1] ?? 0) + (lists[i] ?? 0)
    const fill = lists.slice(0, terms)
    const postings = new Uint32Array(forward.length)
    order.forEach((article, rank) => {
      for (let i = starts[article] ?? 0; i < (starts[article + 1] ?? 0); i++) {
        const code = forward[i] ?? 0
        const at = fill[code >>> 2] ?? 0
        postings[at] = rank * 4 + (code & 3)
        fill[code >>> 2] = at + 1
      }
    })
    const names = new Uint8Array(terms)
    const weights = new Float32Array(terms)
    for (let i = 0; i < terms; i++) {
      const all = this.cased.data[i] ?? 0
      names[i] = all > 0 ? Math.round((255 * (this.capitals.data[i] ?? 0)) / all) : 0
      weights[i] = idf(order.length, (lists[i + 1] ?? 0) - (lists[i] ?? 0))
    }
    const hashes = this.hashes.data.slice(0, terms)
    const prints = this.prints.data.subarray(0, this.prints.length)
    return new SealedText({
      starts,
      forward,
      lists,
      postings,
      hashes,
      names,
      weights,
      prints,
      printStarts: this.printStarts.data,
    })
  }
}

type Sealed = {
  readonly starts: Uint32Array
  readonly forward: Uint32Array
  readonly lists: Uint32Array
  readonly postings: Uint32Array
  readonly hashes: Uint32Array
  /** By term: share of capitalised uses, of 255. */
  readonly names: Uint8Array
  /** By term: its idf. */
  readonly weights: Float32Array
  readonly prints: Uint32Array
  readonly printStarts: Uint32Array
}

export class SealedText {
  readonly data: Sealed

  constructor(data: Sealed) {
    this.data = data
  }

  /** Terms of an article as term * 4 + places. */
  termsOf(article: number): Uint32Array {
    const { forward, starts } = this.data
    return forward.subarray(starts[article] ?? 0, starts[article + 1] ?? 0)
  }

  df(term: number): number {
    return (this.data.lists[term + 1] ?? 0) - (this.data.lists[term] ?? 0)
  }

  print(article: number): CopyPrint {
    const { prints, printStarts } = this.data
    const [title, excerpt, end] = [0, 1, 2].map((i) => printStarts[2 * article + i] ?? 0)
    return { title: prints.subarray(title, excerpt), excerpt: prints.subarray(excerpt, end) }
  }

  norms(article: number): { norm: number; nameNorm: number; titleWeight: number } {
    const { weights, names } = this.data
    let all = 0
    let named = 0
    let titleWeight = 0
    for (const code of this.termsOf(article)) {
      const term = code >>> 2
      const places = code & 3
      const weight = (weights[term] ?? 0) * (placeFactor[places] ?? 0)
      all += weight * weight
      named += (weight * ((names[term] ?? 0) / 255)) ** 2
      if (places & inTitle) titleWeight += weights[term] ?? 0
    }
    return { norm: Math.sqrt(all), nameNorm: Math.sqrt(named), titleWeight }
  }
}
