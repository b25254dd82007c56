/** From the hash of a page key to a number, in flat arrays: a million keys take 40 MB, a third of a Map's. */
import type { KeyHash } from '../key-hash.ts'

const EMPTY = -1

/** 96 bits of the hash decide. Open addressing, never more than two thirds full. */
export class KeyMap {
  #words = new Uint32Array(3 * 1024)
  #values = new Int32Array(1024).fill(EMPTY)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The value of a key, or undefined. */
  get(hash: KeyHash): number | undefined {
    const value = this.#values[this.#place(hash)] ?? EMPTY
    return value === EMPTY ? undefined : value
  }

  /** `value` is 0 or more. */
  set(hash: KeyHash, value: number): void {
    if ((this.#size + 1) * 3 > this.#values.length * 2) this.#grow()
    const place = this.#place(hash)
    if (this.#values[place] === EMPTY) {
      this.#size++
      this.#words.set(hash.slice(0, 3), place * 3)
    }
    this.#values[place] = value
  }

  /** Visits every key, in no particular order. The fourth word is not kept. */
  forEach(visit: (hash: KeyHash, value: number) => void): void {
    this.#values.forEach((value, place) => {
      if (value === EMPTY) return
      visit([this.#word(place, 0), this.#word(place, 1), this.#word(place, 2), 0], value)
    })
  }

  #word(place: number, word: number): number {
    return this.#words[place * 3 + word] ?? 0
  }

  /** The position of the key, or the free position where it would go. */
  #place(hash: KeyHash): number {
    const mask = this.#values.length - 1
    let place = hash[0] & mask
    while (this.#values[place] !== EMPTY) {
      const same =
        this.#word(place, 0) === hash[0] &&
        this.#word(place, 1) === hash[1] &&
        this.#word(place, 2) === hash[2]
      if (same) return place
      place = (place + 1) & mask
    }
    return place
  }

  #grow(): void {
    const [words, values] = [this.#words, this.#values]
    this.#words = new Uint32Array(words.length * 2)
    this.#values = new Int32Array(values.length * 2).fill(EMPTY)
    values.forEach((value, from) => {
      if (value === EMPTY) return
      const [a = 0, b = 0, c = 0] = words.subarray(from * 3, from * 3 + 3)
      const place = this.#place([a, b, c, 0])
      this.#values[place] = value
      this.#words.set([a, b, c], place * 3)
    })
  }
}
