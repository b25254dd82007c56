/** All pages in the order in which relatedness and blocks count them: by time, then address, whatever order they came in. */

import { mainUrl } from '../../article/main-url.ts'
import type { Article } from '../../article/types.ts'
import type { Entry } from './block.ts'
import { fitted } from './fit.ts'
import type { PageMerger } from './page-merge.ts'

/** Whether an article belongs to the file. One that does not is written only as a guest, where a story shows it. */
export type Owns = (article: Article) => boolean

/** A "place" is an index into the order. */
export class OrderedArticles {
  readonly count: number
  /** Articles that belong to the file. */
  readonly owned: number
  readonly #pages: PageMerger
  readonly #order: Uint32Array
  /** By page: its place. */
  readonly #places: Uint32Array
  /** By place: 1 when the article does not belong to the file. */
  readonly #foreign: Uint8Array

  constructor(pages: PageMerger, owns: Owns) {
    this.#pages = pages
    this.#order = orderOf(pages)
    this.count = this.#order.length
    this.#places = new Uint32Array(pages.store.size)
    this.#foreign = new Uint8Array(this.count)
    this.#order.forEach((page, place) => {
      this.#places[page] = place
      this.#foreign[place] = owns(pages.store.get(page)) ? 0 : 1
    })
    this.owned = this.#foreign.reduce((left, foreign) => left - foreign, this.count)
  }

  /** The place of a page, whatever number it was given first. */
  placeOf(page: number): number {
    return this.#places[this.#pages.find(page)] ?? 0
  }

  isGuest(place: number): boolean {
    return this.#foreign[place] === 1
  }

  entry(place: number): Entry {
    const page = this.#order[place] ?? 0
    const article = this.#pages.store.get(page)
    return {
      ...fitted(article, this.#pages.also(page, article)),
      record: this.#pages.isRecord(page),
      guest: this.isGuest(place),
      noIdKeys: this.#pages.hasNoIdKeys(page),
    }
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
    const [left = '', right = ''] = [urls[a], urls[b]]
    if (left !== right) return left < right ? -1 : 1
    // Articles whose addresses give no key are never merged, so two may have one address.
    return pages.store.line(a) < pages.store.line(b) ? -1 : 1
  })
}
