/** Which pages claim which id keys, until all pages are known and the ids can be judged. */
import { hostOf, type SharedId } from '../../url/id-evidence.ts'
import type { KeyHash } from '../key-hash.ts'
import { KeyMap } from './key-map.ts'

export class IdClaims {
  /** By id key: the first page that claims it. */
  readonly #pages = new KeyMap()
  /** By key: the pages of an id key that several claim. */
  readonly #shared = new Map<string, Set<number>>()
  readonly #idsOfHost = new Map<string, number>()

  /** The first page that claims the id key with this hash, or undefined. */
  pageOf(hash: KeyHash): number | undefined {
    return this.#pages.get(hash)
  }

  /** Notes that a page claims an id key. */
  claim(key: string, hash: KeyHash, page: number): void {
    const first = this.#pages.get(hash)
    if (first === undefined) {
      this.#pages.set(hash, page)
      const host = hostOf(key)
      this.#idsOfHost.set(host, this.idsOf(host) + 1)
    } else if (first !== page) this.share(key, [first, page])
  }

  /** Notes that several pages have a key, at least one of them as an id. */
  share(key: string, pages: readonly number[]): void {
    const shared = this.#shared.get(key) ?? new Set()
    this.#shared.set(key, shared)
    for (const page of pages) shared.add(page)
  }

  /** The id keys that several pages have; `find` gives the number that a page has now. */
  shared(find: (page: number) => number): SharedId<number>[] {
    return [...this.#shared]
      .map(([key, pages]) => ({ key, pages: [...new Set([...pages].map(find))] }))
      .filter(({ pages }) => pages.length > 1)
  }

  /** How many id keys there are of a host. */
  idsOf(host: string): number {
    return this.#idsOfHost.get(host) ?? 0
  }
}
