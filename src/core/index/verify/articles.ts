/** Collects what the articles of a file say, so that everything else in the file can be computed from it. */
import { Uint32List } from '../../bytes/uint32-list.ts'
import type { StoredArticle } from '../read/block.ts'
import type { Part } from '../read/part.ts'
import { CollectedKeys } from '../write/collect-keys.ts'
import { Outlets } from '../write/outlets.ts'
import { blocksOf } from './blocks.ts'
import { demand } from './demand.ts'

/** Articles in the order of the file; "place" is an index into it. */
export class FileArticles {
  readonly keys = new CollectedKeys()
  readonly outlets = new Outlets()
  readonly scores: number[] = []
  /** By place: seconds since 1970; NaN when undated. */
  readonly times: number[] = []
  /** Articles that are no guests. */
  counted = 0
  newest: number | null = null
  /** By place; rising. */
  readonly #numbers = new Uint32List()
  readonly #guests: boolean[] = []
  /** By label of an outlet: the usual score that a block states. */
  readonly #usual = new Map<number, number | null>()

  /** @throws IndexError */
  static async read(part: Part): Promise<FileArticles> {
    const articles = new FileArticles()
    for await (const { block, firstNumber, offset } of blocksOf(part))
      for (let slot = 0; slot < block.count; slot++) {
        const stored = block.article(slot)
        articles.#add(firstNumber + slot, stored, offset)
        demand(!stored.guest || block.rows(slot).length === 0, offset, 'a guest without a story', 'rows')
      }
    articles.#checkUsual()
    return articles
  }

  #add(number: number, stored: StoredArticle, offset: number): void {
    const place = this.#numbers.length
    const { time, quality } = stored.article
    this.#numbers.push(number)
    this.#guests.push(stored.guest)
    this.times.push(time ?? Number.NaN)
    this.outlets.add(stored)
    const label = this.outlets.labelOf(place)
    const usual = this.#usual.get(label)
    demand(usual === undefined || usual === stored.usual, offset, 'one usual score an outlet', 'two')
    this.#usual.set(label, stored.usual)
    if (stored.guest) return
    this.counted++
    this.keys.add(place, stored)
    if (quality !== null) this.scores.push(quality)
    if (time !== null && time > (this.newest ?? Number.NEGATIVE_INFINITY)) this.newest = time
  }

  #checkUsual(): void {
    const expected = this.outlets.usual()
    for (const [label, usual] of this.#usual)
      demand(usual === expected[label], 0, `the usual score ${expected[label]}`, String(usual))
  }

  /** Article numbers by place. */
  get numbers(): Uint32Array {
    return this.#numbers.view()
  }

  isGuest(place: number): boolean {
    return this.#guests[place] ?? false
  }

  /** The place of an article; undefined if the file has no article of this number. */
  placeOf(number: number): number | undefined {
    const { numbers } = this
    let from = 0
    let to = numbers.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((numbers[middle] ?? 0) < number) from = middle + 1
      else to = middle
    }
    return numbers[from] === number ? from : undefined
  }
}
