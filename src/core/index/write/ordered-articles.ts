/** All pages in the order that relatedness and blocks count them: by time, then address, whatever came first. */
import type { Article } from '../../article/types.ts'
import { keys } from '../../url/keys.ts'
import { hashKey, type KeyHash } from '../key-hash.ts'
import { fitted } from './fit.ts'
import { mainUrl, type PageMerger } from './page-merge.ts'

/** An article as it is written. */
export type Entry = {
  readonly article: Article
  /** A record of its own, not only an entry of another's list. */
  readonly record: boolean
  /** Further addresses of the same page, whose keys the article's own do not give. */
  readonly also: readonly string[]
}

/** "Place" is an index into the order. */
export class OrderedArticles {
  readonly count: number
  readonly #pages: PageMerger
  readonly #order: Uint32Array
  /** By page: its place. */
  readonly #places: Uint32Array

  constructor(pages: PageMerger) {
    this.#pages = pages
    this.#order = orderOf(pages)
    this.count = this.#order.length
    this.#places = new Uint32Array(pages.store.size)
    this.#order.forEach((page, place) => {
      this.#places[page] = place
    })
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
    const left = this.#leftOut()
    this.#pages.forEachKey((hash, page) => {
      if (left.size === 0 || !left.has(hash.slice(0, 3).join())) visit(hash, this.#places[page] ?? 0)
    })
  }

  /** Keys that only addresses give for which there was no room: a page with hundreds of addresses, if ever there is one. */
  #leftOut(): Set<string> {
    const left = new Set<string>()
    for (const page of this.#pages.manyNamed()) {
      const article = this.#pages.store.get(page)
      const all = this.#pages.also(page, article)
      const kept = new Set(fitted(article, all).also)
      const lost = all.filter((url) => !kept.has(url))
      const known = new Set(
        [...kept, mainUrl(article), article.urls.original ?? ''].flatMap((url) => keys(url)),
      )
      for (const key of lost.flatMap((url) => keys(url)))
        if (!known.has(key)) left.add(hashKey(key).slice(0, 3).join())
    }
    return left
  }
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
    return (urls[a] ?? '') < (urls[b] ?? '') ? -1 : 1
  })
}
