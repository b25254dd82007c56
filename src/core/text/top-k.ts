/** The k best of many, without sorting them all. */

export class TopK {
  readonly #limit: number
  readonly #least: number
  readonly #list: { readonly key: number; readonly score: number }[] = []

  /** At most `limit`, each of at least `least`. */
  constructor(limit: number, least: number) {
    this.#limit = limit
    this.#least = least
  }

  /** A score below this one is not among the best. */
  get least(): number {
    return this.#list[this.#limit - 1]?.score ?? this.#least
  }

  /** Best first; of equals the lower key. */
  get list(): readonly { readonly key: number; readonly score: number }[] {
    return this.#list
  }

  /** A score of NaN is refused. */
  offer(key: number, score: number): void {
    if (!(score >= this.least)) return
    const list = this.#list
    let at = list.length
    while (at > 0) {
      const before = list[at - 1]
      if (!before || before.score > score || (before.score === score && before.key < key)) break
      at--
    }
    if (at === this.#limit) return
    list.splice(at, 0, { key, score })
    if (list.length > this.#limit) list.pop()
  }
}
