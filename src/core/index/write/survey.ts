/** One pass over all articles: what the sections of a file need of each before any of them can be written. */

import { ByteWriter } from '../../bytes/byte-writer.ts'
import { type Entry, encodedTexts } from './block-encode.ts'
import { chooseDictionary, sampleStep } from './dictionary.ts'
import { Outlets } from './outlets.ts'
import { writeQuality } from './values.ts'

/** Most bytes of an article's flags, of its story's length and of its provider's number in a block. */
const SMALL_NUMBERS = 4

/** `add` every article in the order of their places, then ask. */
export class Survey {
  readonly outlets: Outlets
  /** By place: bytes of the article in a block, less its time, its provider's texts and its story. */
  readonly bytes: Uint32Array
  readonly #scores: Float64Array
  #scored = 0
  #textBytes = 0
  #earliest = Number.POSITIVE_INFINITY
  #latest = Number.NEGATIVE_INFINITY
  readonly #samples: Uint8Array[] = []
  readonly #numbers = new ByteWriter(32)

  constructor(articles: number) {
    this.outlets = new Outlets(articles)
    this.bytes = new Uint32Array(articles)
    this.#scores = new Float64Array(articles)
  }

  add(place: number, entry: Entry): void {
    const { quality, time, image } = entry.article
    this.outlets.add(place, entry.article)
    const texts = encodedTexts(entry)
    if (place % sampleStep(this.bytes.length) === 0) this.#samples.push(texts)
    this.#textBytes += texts.length
    this.#numbers.clear()
    writeQuality(this.#numbers, quality)
    this.#numbers.varint((image?.width ?? 0) + 1)
    this.#numbers.varint((image?.height ?? 0) + 1)
    this.bytes[place] = texts.length + SMALL_NUMBERS + this.#numbers.length
    if (quality !== null) this.#scores[this.#scored++] = quality
    if (time === null) return
    this.#earliest = Math.min(this.#earliest, time)
    this.#latest = Math.max(this.#latest, time)
  }

  /** Every score, in no order that means anything. */
  get scores(): Float64Array {
    return this.#scores.slice(0, this.#scored)
  }

  /** Seconds since 1970; null when every article is undated. */
  get newest(): number | null {
    return this.#latest === Number.NEGATIVE_INFINITY ? null : this.#latest
  }

  /** Seconds between the earliest and the latest article. */
  get span(): number {
    return this.newest === null ? 0 : this.#latest - this.#earliest
  }

  /** What many of the articles repeat. */
  dictionary(): Uint8Array {
    return chooseDictionary(this.#samples, this.#textBytes)
  }
}
