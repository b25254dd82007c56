/** One pass over all articles: what the sections of a file need to know of each before any of them can be written. */

import { ByteWriter } from '../../bytes/byte-writer.ts'
import { type Entry, encodedTexts } from './block.ts'
import { chooseDictionary, sampleStep } from './dictionary.ts'
import { Outlets } from './outlets.ts'
import { writeQuality } from './values.ts'

/** Most bytes of an article's flags, of its story's length and of its provider's number in a block. */
const SMALL_NUMBERS = 4

/** `add` every article in the order of their places, then ask. */
export class Survey {
  readonly outlets = new Outlets()
  /** By place: bytes of the article in a block, less its time, its provider's texts and its story. */
  readonly bytes: Uint32Array
  /** By place: seconds since 1970; NaN when undated. */
  readonly times: Float64Array
  readonly #scores: Float64Array
  #scored = 0
  /** Articles so far that are no guests. */
  #counted = 0
  readonly #step: number
  #textBytes = 0
  #earliest = Number.POSITIVE_INFINITY
  #latest = Number.NEGATIVE_INFINITY
  /** Of the articles that are no guests. */
  #newest = Number.NEGATIVE_INFINITY
  readonly #samples: Uint8Array[] = []
  readonly #numbers = new ByteWriter(32)

  /** `owned` of the articles are no guests. */
  constructor(articles: number, owned: number) {
    this.#step = sampleStep(owned)
    this.bytes = new Uint32Array(articles)
    this.times = new Float64Array(articles).fill(Number.NaN)
    this.#scores = new Float64Array(articles)
  }

  add(place: number, entry: Entry): void {
    const { quality, time, image } = entry.article
    this.outlets.add(entry)
    const texts = encodedTexts(entry)
    this.#numbers.clear()
    writeQuality(this.#numbers, quality)
    this.#numbers.varint((image?.width ?? 0) + 1)
    this.#numbers.varint((image?.height ?? 0) + 1)
    this.bytes[place] = texts.length + SMALL_NUMBERS + this.#numbers.length
    if (time !== null) this.#widen(place, time)
    if (entry.guest) return
    if (this.#counted++ % this.#step === 0) this.#samples.push(texts)
    this.#textBytes += texts.length
    if (quality !== null) this.#scores[this.#scored++] = quality
    if (time !== null) this.#newest = Math.max(this.#newest, time)
  }

  #widen(place: number, time: number): void {
    this.times[place] = time
    this.#earliest = Math.min(this.#earliest, time)
    this.#latest = Math.max(this.#latest, time)
  }

  /** Every score, in no particular order. */
  get scores(): Float64Array {
    return this.#scores.slice(0, this.#scored)
  }

  /** Seconds since 1970; null when every article is undated. */
  get newest(): number | null {
    return this.#newest === Number.NEGATIVE_INFINITY ? null : this.#newest
  }

  /** Seconds between the earliest and the latest article. */
  get span(): number {
    return Math.max(0, this.#latest - this.#earliest)
  }

  /** What the texts of many articles repeat. */
  dictionary(): Uint8Array {
    return chooseDictionary(this.#samples, this.#textBytes)
  }
}
