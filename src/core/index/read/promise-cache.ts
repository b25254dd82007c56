/** A cache of what is being read or has been read. */

/** Keeps the promises that were used last. It forgets a rejected one, so that the next reader tries again. */
export class PromiseCache<T> {
  readonly #most: number
  readonly #kept = new Map<number, Promise<T>>()

  /** @param most promises kept */
  constructor(most: number) {
    this.#most = most
  }

  has(key: number): boolean {
    return this.#kept.has(key)
  }

  /** The promise of `key`, if it is kept. */
  get(key: number): Promise<T> | undefined {
    const promise = this.#kept.get(key)
    if (promise) {
      // A map iterates in order of insertion, so the first key is the one used longest ago.
      this.#kept.delete(key)
      this.#kept.set(key, promise)
    }
    return promise
  }

  set(key: number, promise: Promise<T>): void {
    this.#kept.set(key, promise)
    promise.catch(() => {
      if (this.#kept.get(key) === promise) this.#kept.delete(key)
    })
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
  }
}
