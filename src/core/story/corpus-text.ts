/** The texts of an index that is being built, gathered into packed arrays: terms of each article, and copy prints. */

import { Uint32List } from '../bytes/uint32-list.ts'
import { type CopyPrint, printOf } from '../text/copies.ts'
import { describe, type SplitText } from '../text/terms-of.ts'
import { SealedText } from './sealed-text.ts'

/** Gathers documents; `seal` turns them into what is searched and written. */
export class CorpusText {
  readonly #ids = new Map<number, number>()
  readonly #hashes = new Uint32List()
  readonly #capitals = new Uint32List()
  readonly #cased = new Uint32List()
  /** Article a has forward[starts[a] .. starts[a + 1]): term * 4 + places. */
  readonly #forward = new Uint32List()
  readonly #starts = new Uint32List()

  add(split: SplitText): void {
    const { places, capitals } = describe(split)
    this.#starts.push(this.#forward.length)
    for (const [hash, place] of places) this.#forward.push(this.#idOf(hash) * 4 + place)
    for (const [hash, [upper, all]] of capitals) {
      const id = this.#idOf(hash)
      this.#capitals.data[id] = (this.#capitals.data[id] ?? 0) + upper
      this.#cased.data[id] = (this.#cased.data[id] ?? 0) + all
    }
  }

  #idOf(hash: number): number {
    const known = this.#ids.get(hash)
    if (known !== undefined) return known
    const id = this.#hashes.length
    this.#ids.set(hash, id)
    this.#hashes.push(hash)
    this.#capitals.push(0)
    this.#cased.push(0)
    return id
  }

  /** `order` has the articles in order of time. Nothing can be added afterwards. */
  seal(order: Uint32Array): SealedText {
    this.#starts.push(this.#forward.length)
    this.#ids.clear()
    const names = Uint8Array.from(this.#hashes.view(), (_, id) => {
      const all = this.#cased.data[id] ?? 0
      return all > 0 ? Math.round((255 * (this.#capitals.data[id] ?? 0)) / all) : 0
    })
    return new SealedText(this.#hashes.view(), names, this.#starts.view(), this.#forward.view(), order)
  }
}

/** Copy prints of all articles, one after the other. */
export class CorpusPrints {
  readonly #words = new Uint32List()
  /** Two an article: where its headline and its excerpt start. */
  readonly #starts = new Uint32List()

  /** Null: an article that is compared with none. */
  add(split: SplitText | null): void {
    const print = split && printOf(split)
    for (const part of [print?.title ?? [], print?.excerpt ?? []]) {
      this.#starts.push(this.#words.length)
      for (const hash of part) this.#words.push(hash)
    }
  }

  of(article: number): CopyPrint {
    const { data, length } = this.#starts
    const [title = 0, excerpt = 0] = data.subarray(2 * article, 2 * article + 2)
    const end = 2 * article + 2 < length ? (data[2 * article + 2] ?? 0) : this.#words.length
    const words = this.#words.data
    return { title: words.subarray(title, excerpt), excerpt: words.subarray(excerpt, end) }
  }
}
