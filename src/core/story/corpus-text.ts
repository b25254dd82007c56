/** The texts of an index that is being built, in packed arrays: terms and title grams of each article, and copy prints. */
import { Uint32List } from '../bytes/uint32-list.ts'
import { type CopyPrint, printOf } from '../text/copies.ts'
import { type SplitText, termsOf } from '../text/terms-of.ts'
import { CorpusGrams } from './corpus-grams.ts'
import { SealedText } from './sealed-text.ts'

/** Gathers documents; `seal` turns them into what is searched and written. */
export class CorpusText {
  readonly #ids = new Map<number, number>()
  readonly #hashes = new Uint32List()
  readonly #capitals = new Uint32List()
  readonly #cased = new Uint32List()
  /** Article a has forward[starts[a] .. starts[a + 1]): term * 4 + location bits. */
  readonly #forward = new Uint32List()
  readonly #starts = new Uint32List()
  readonly #grams = new CorpusGrams()

  add(split: SplitText, grams: Uint16Array): void {
    const { locations, capitals } = termsOf(split)
    this.#starts.push(this.#forward.length)
    for (const [hash, bits] of locations) this.#forward.push(this.#idOf(hash) * 4 + bits)
    for (const [hash, [upper, all]] of capitals) {
      const id = this.#idOf(hash)
      this.#capitals.data[id] = (this.#capitals.data[id] ?? 0) + upper
      this.#cased.data[id] = (this.#cased.data[id] ?? 0) + all
    }
    this.#grams.add(grams)
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
    return new SealedText(
      { hashes: this.#hashes.view(), names, starts: this.#starts.view(), forward: this.#forward.view() },
      this.#grams,
      order,
    )
  }
}

/** Copy prints of all articles, one after the other. */
export class CorpusPrints {
  readonly #words = new Uint32List()
  /** Two an article: where its title and its excerpt start. */
  readonly #starts = new Uint32List()

  /** Null for an article that is compared with none. */
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
