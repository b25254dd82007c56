/** All pages in the order that relatedness and blocks count them: by time, then address, whatever came first. */

import { mainUrl } from '../../article/main-url.ts'
import { keys } from '../../url/keys.ts'
import { hashKey, type KeyHash } from '../key-hash.ts'
import type { Entry } from './block-encode.ts'
import { fitted } from './fit.ts'
import type { PageMerger } from './page-merge.ts'

/** "Place" is an index into the order. */
export class OrderedArticles {
  readonly count: number
  readonly #pages: PageMerger
  readonly #order: Uint32Array
  /** By page: its place. */
  readonly #places: Uint32Array
  /** Keys that only addresses give for which there was no room: of a page with hundreds of addresses, if ever there is one. */
  readonly #leftOut: ReadonlySet<string>

  constructor(pages: PageMerger) {
    this.#pages = pages
    this.#order = orderOf(pages)
    this.count = this.#order.length
    this.#places = new Uint32Array(pages.store.size)
    this.#order.forEach((page, place) => {
      this.#places[page] = place
    })
    this.#leftOut = leftOut(pages)
  }

  /** The place of a page, whatever number it was given first. */
  placeOf(page: number): number {
    return this.#places[this.#pages.find(page)] ?? 0
  }

  entry(place: number): Entry {
    const page = this.#order[place] ?? 0
    const article = this.#pages.store.get(page)
    return { ...fitted(article, this.#pages.also(page, article)), record: this.#pages.isRecord(page) }
  }

  /** Whether the key with this hash is some page's own. */
  owns(hash: KeyHash): boolean {
    return this.#pages.owner(hash) !== undefined
  }

  /** Every page's own keys, in no order that means anything. */
  forEachKey(visit: (hash: KeyHash, place: number) => void): void {
    const left = this.#leftOut
    this.#pages.forEachKey((hash, page) => {
      if (left.size === 0 || !left.has(wordsOf(hash))) visit(hash, this.#places[page] ?? 0)
    })
  }
}

/** A hash as a key map keeps it. */
const wordsOf = (hash: KeyHash): string => hash.slice(0, 3).join()

function leftOut(pages: PageMerger): Set<string> {
  const left = new Set<string>()
  for (const page of pages.manyNamed()) {
    const article = pages.store.get(page)
    const all = pages.also(page, article)
    const kept = fitted(article, all).also
    if (kept.length === all.length) continue
    const own = [mainUrl(article), article.urls.original ?? '', ...kept]
    const known = new Set(own.flatMap((url) => keys(url)))
    for (const key of all.flatMap((url) => keys(url))) if (!known.has(key)) left.add(wordsOf(hashKey(key)))
  }
  return left
}

function orderOf(pages: PageMerger): Uint32Array {
  const order = pages.pages()
  const times = new Float64Array(pages.store.size)
  const urls: string[] = []
  for (const page of order) {
    const article = pages.store.get(page)
    times[page] = article.time ?? Number.POSITIVE_INFINITY
    urls[page] = mainUrl(article)
  }
  return order.sort((a, b) => {
    const [x = 0, y = 0] = [times[a], times[b]]
    if (x !== y) return x < y ? -1 : 1
    const [left = '', right = ''] = [urls[a], urls[b]]
    if (left !== right) return left < right ? -1 : 1
    // Addresses that give no key are never one page.
    return pages.store.line(a) < pages.store.line(b) ? -1 : 1
  })
}
