/** Reads the terms section by ranges: the dictionary's buckets, windows of time, rows; read-lists.ts reads the postings. */
import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { IndexError } from '../bytes/index-error.ts'
import { COUNT, WEIGHT } from '../text/byte-scale.ts'
import { GRAM_COUNTS } from '../text/title-grams.ts'
import {
  bucketOf,
  HEAD_BYTES,
  type Head,
  type Offsets,
  readHead,
  rowBytes,
  strideOf,
  timeEntries,
} from './layout.ts'
import { readBucket, type TermEntry } from './read-bucket.ts'
import { ListReader } from './read-lists.ts'
import { Window } from './window.ts'

/** One article as the rows have it. `time` in seconds since 1970, null when undated. */
export type TermRow = {
  readonly article: number
  readonly time: number | null
  readonly provider: number
  readonly norm: number
  readonly titleNames: number
  readonly titleWeight: number
  /** Similarity to its most similar article of another provider in the file; 0 when none comes near. */
  readonly bestNeighbour: number
}

/** What is known before anything is read: the buckets, and the bytes of a page's content. */
export type TermsShape = { readonly buckets: number; readonly payload: number }

export class TermReader {
  readonly section: ByteSource
  readonly shape: TermsShape
  #opened: Promise<OpenTerms> | null = null

  /** `section` is its content, checksums verified and left out. Reads nothing. */
  constructor(section: ByteSource, shape: TermsShape) {
    this.section = section
    this.shape = shape
  }

  /** Its head, in one read the first time. @throws IndexError when it contradicts itself or the section's size. */
  open(): Promise<OpenTerms> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = null
      throw error
    })
    return this.#opened
  }

  async #open(): Promise<OpenTerms> {
    const { buckets, payload } = this.shape
    const { size } = this.section
    const start = buckets * payload
    if (size < start + HEAD_BYTES)
      throw new IndexError('malformed', start, `${HEAD_BYTES} bytes of head`, size)
    const bytes = await this.section.read(start, Math.min(payload, size - start))
    return new OpenTerms(this.section, new ByteReader(bytes, start), this.shape)
  }

  /** Dictionary entries of `hashes`, null for a term that is not there. One round, in which the head is read too. */
  async entries(hashes: readonly number[]): Promise<(TermEntry | null)[]> {
    const { buckets, payload } = this.shape
    const wanted = new Set(hashes)
    const opening = this.open()
    const numbers = new Set(hashes.map((hash) => bucketOf(hash, buckets)))
    const read = await Promise.all(
      Array.from(numbers, async (bucket) => {
        const bytes = await this.section.read(bucket * payload, payload)
        const { head } = await opening
        return readBucket(bytes, bucket * payload, { bucket, buckets, ...head }, wanted)
      }),
    )
    const found = new Map(read.flat().map((entry) => [entry.hash, entry]))
    return hashes.map((hash) => found.get(hash) ?? null)
  }
}

/** A terms section whose head is known. */
export class OpenTerms {
  readonly head: Head
  readonly lists: ListReader
  readonly #section: ByteSource
  readonly #offsets: Offsets
  /** Steps of every `stride`-th dated rank. */
  readonly #times: Uint32Array

  constructor(section: ByteSource, reader: ByteReader, shape: TermsShape) {
    this.#section = section
    const { head, offsets } = readHead(reader, { ...shape, size: section.size })
    this.head = head
    this.#offsets = offsets
    this.#times = new Uint32Array(timeEntries(head))
    for (let i = 0, before = 0; i < this.#times.length; i++) {
      const step = reader.u32()
      if (step < before) throw reader.malformed(`a time from step ${before} on`, step)
      this.#times[i] = step
      before = step
    }
    this.lists = new ListReader(section, offsets.postings, head.articles)
  }

  /** Ranks that may lie within `seconds` of `time`, and the undated ones; all when `time` is null. Reads nothing. */
  window(time: number | null, seconds: number): Window {
    const { articles, dated } = this.head
    if (time === null) return new Window([{ from: 0, to: articles }], articles)
    const stride = strideOf(dated)
    const [low, high] = [this.#stepOf(time - seconds), this.#stepOf(time + seconds)]
    let first = 0
    while (first + 1 < this.#times.length && (this.#times[first + 1] ?? 0) < low) first++
    let last = first
    while (last < this.#times.length && (this.#times[last] ?? 0) <= high) last++
    const near = { from: first * stride, to: Math.min(dated, last * stride) }
    return new Window([near, { from: dated, to: articles }], articles)
  }

  #stepOf(time: number): number {
    return (time - this.head.timeBase) / this.head.timeStep
  }

  /** The time of a rank, from the directory alone (between its neighbours there); null when undated. */
  roughTime(rank: number): number | null {
    const { dated, timeBase, timeStep } = this.head
    if (rank >= dated) return null
    const stride = strideOf(dated)
    const i = Math.floor(rank / stride)
    const low = this.#times[i] ?? 0
    const high = this.#times[i + 1] ?? low
    return timeBase + timeStep * (low + ((high - low) * (rank % stride)) / stride)
  }

  /** How many articles have each gram of headlines. One read. */
  async grams(): Promise<Float64Array> {
    return Float64Array.from(await this.#section.read(this.#offsets.grams, GRAM_COUNTS), COUNT.unpack)
  }

  /** Rows of `ranks`, in order. One round. */
  rows(ranks: readonly number[]): Promise<TermRow[]> {
    const size = rowBytes(this.head)
    return Promise.all(
      ranks.map(async (rank) => {
        const offset = this.#offsets.rows + rank * size
        return this.#row(rank, new ByteReader(await this.#section.read(offset, size), offset))
      }),
    )
  }

  #row(rank: number, reader: ByteReader): TermRow {
    const { dated, timeBase, timeStep, articleBytes, timeBytes } = this.head
    // Numbers have gaps (page and slot of a block): whether one names an article is seen when its block is read.
    const article = reader.fixed(articleBytes)
    const steps = reader.fixed(timeBytes) + (this.#times[Math.floor(rank / strideOf(dated))] ?? 0)
    return {
      article,
      time: rank < dated ? timeBase + steps * timeStep : null,
      provider: reader.u16(),
      norm: WEIGHT.unpack(reader.u8()),
      titleNames: WEIGHT.unpack(reader.u8()),
      titleWeight: WEIGHT.unpack(reader.u8()),
      bestNeighbour: WEIGHT.unpack(reader.u8()),
    }
  }
}
