/** Reads the terms section by ranges: the dictionary's buckets, posting lists in a window of time, column rows. */
import type { ByteSource } from '../index/types.ts'
import { ByteCursor, damaged } from './bytes.ts'
import {
  bucketOf,
  chunkPostings,
  chunkRowBytes,
  directoryLimit,
  type Header,
  headerBytes,
  inlineBytes,
  type Places,
  places,
  rowBytes,
  rowLimit,
  timeEntries,
  unpackWeight,
} from './layout.ts'

/** Ranks from `from` up to, not including, `to`. */
export type Ranks = { readonly from: number; readonly to: number }

/** A term as the dictionary has it. `list` is set when its postings stand in the bucket. */
export type TermEntry = {
  readonly hash: number
  readonly df: number
  /** Share of its mid-sentence uses that are capitalised, 0 to 1. */
  readonly name: number
  readonly offset: number
  readonly length: number
  readonly list: Uint8Array | null
}

/** One article as the columns have it. `time` in seconds since 1970, null when undated. */
export type TermRow = {
  readonly article: number
  readonly time: number | null
  readonly provider: number
  readonly norm: number
  readonly nameNorm: number
  readonly titleWeight: number
}

/** Bytes of a list that are to be read: all of it, or the chunks that meet a window. */
export type Span = {
  readonly entry: TermEntry
  readonly offset: number
  readonly length: number
  /** Null: the whole list, its chunk table included if it has one. */
  readonly chunks: readonly Chunk[] | null
}
/** `count` postings from byte `at` of the list, the first of them `rank`. */
type Chunk = { readonly rank: number; readonly at: number; readonly count: number }

export type Visit = (rank: number, places: number) => void

/** Reads nothing larger than this in one posting list at once; a longer one is read by its chunk table first. */
const wholeListBytes = 4096
/** Rows nearer than this are read together. */
const rowGapBytes = 2048

/**
 * Opens a terms section. One read.
 * @throws IndexError when the header contradicts itself or the section's size.
 */
export async function openTerms(section: ByteSource): Promise<TermReader> {
  if (section.size < headerBytes) throw damaged(0, `${headerBytes} bytes of header`, section.size)
  const length = Math.min(section.size, headerBytes + 8 * directoryLimit)
  const head = await section.read(0, length)
  const header = readHeader(head, section.size)
  return new TermReader(section, header, head)
}

function readHeader(head: Uint8Array, size: number): Header {
  const cursor = new ByteCursor(head, 0)
  const [articles, dated, terms, buckets, stride] = [4, 4, 4, 4, 4].map((n) => cursor.fixed(n))
  const timeBase = new DataView(head.buffer, head.byteOffset + 20, 8).getFloat64(0, true)
  cursor.at = 28
  const [timeStep, bucketBytes, postingBytes] = [4, 4, 4].map((n) => cursor.fixed(n))
  const header: Header = {
    articles: articles ?? 0,
    dated: dated ?? 0,
    terms: terms ?? 0,
    buckets: buckets ?? 0,
    stride: stride ?? 0,
    timeBase,
    timeStep: timeStep ?? 0,
    bucketBytes: bucketBytes ?? 0,
    postingBytes: postingBytes ?? 0,
  }
  if (header.articles >= rowLimit) throw damaged(0, `fewer than ${rowLimit} articles`, header.articles)
  if (header.dated > header.articles) throw damaged(4, `at most ${header.articles} dated`, header.dated)
  if (header.buckets < 1 || header.buckets > directoryLimit)
    throw damaged(12, `1 to ${directoryLimit} buckets`, header.buckets)
  if (header.stride !== Math.max(1, Math.ceil(header.dated / directoryLimit)))
    throw damaged(16, 'the stride of its articles', header.stride)
  if (!Number.isSafeInteger(timeBase) || header.timeStep < 1) throw damaged(20, 'a time', timeBase)
  const { end } = places(header)
  if (end !== size) throw damaged(32, `${size} bytes in all`, end)
  return header
}

export class TermReader {
  readonly header: Header
  private readonly section: ByteSource
  private readonly at: Places
  private readonly times: Uint32Array
  private readonly directory: Uint32Array

  constructor(section: ByteSource, header: Header, head: Uint8Array) {
    this.section = section
    this.header = header
    this.at = places(header)
    const cursor = new ByteCursor(head, 0, headerBytes)
    this.times = ascending(cursor, timeEntries(header), rowLimit)
    this.directory = ascending(cursor, header.buckets, header.bucketBytes)
  }

  /** Dictionary entries of `hashes`, null for a term that is not there; a bucket is read once. One round. */
  async entries(hashes: readonly number[]): Promise<(TermEntry | null)[]> {
    const buckets = new Map<number, Promise<Map<number, TermEntry>>>()
    for (const hash of hashes) {
      const bucket = bucketOf(hash, this.header.buckets)
      if (!buckets.has(bucket)) buckets.set(bucket, this.readBucket(bucket, new Set(hashes)))
    }
    const found = new Map((await Promise.all(buckets.values())).flatMap((entries) => [...entries]))
    return hashes.map((hash) => found.get(hash) ?? null)
  }

  private async readBucket(bucket: number, wanted: ReadonlySet<number>): Promise<Map<number, TermEntry>> {
    const { buckets, bucketBytes, postingBytes, articles } = this.header
    const start = this.directory[bucket] ?? 0
    const end = bucket + 1 < buckets ? (this.directory[bucket + 1] ?? 0) : bucketBytes
    const data = await this.section.read(this.at.buckets + start, end - start)
    const cursor = new ByteCursor(data, this.at.buckets + start)
    const entries = new Map<number, TermEntry>()
    let offset = cursor.fixed(4)
    for (let hash = 0; !cursor.done; ) {
      const place = cursor.offset
      hash += cursor.varint()
      const df = cursor.varint()
      const name = cursor.byte() / 255
      const length = cursor.varint()
      if (hash >= 2 ** 32 || bucketOf(hash, buckets) !== bucket)
        throw damaged(place, `a hash of bucket ${bucket}`, hash)
      if (df < 1 || df > articles || length < df) throw damaged(place, `a list of ${length} bytes`, df)
      const inline = length <= inlineBytes
      if (!inline && offset + length > postingBytes)
        throw damaged(place, `a list inside ${postingBytes} bytes`, offset + length)
      const from = cursor.at
      if (inline) cursor.at += length
      if (cursor.at > data.length) throw damaged(place, 'a list inside its bucket', length)
      const list = inline ? data.subarray(from, cursor.at) : null
      if (wanted.has(hash)) entries.set(hash, { hash, df, name, offset, length, list })
      if (!inline) offset += length
    }
    return entries
  }

  /** Ranks that may lie within `seconds` of `time`, and the undated ones; all when `time` is null. Reads nothing. */
  window(time: number | null, seconds: number): Ranks[] {
    const { articles, dated, stride } = this.header
    if (time === null) return [{ from: 0, to: articles }]
    const low = this.stepOf(time - seconds)
    const high = this.stepOf(time + seconds)
    let first = 0
    while (first + 1 < this.times.length && (this.times[first + 1] ?? 0) < low) first++
    let last = first
    while (last < this.times.length && (this.times[last] ?? 0) <= high) last++
    const near = { from: first * stride, to: Math.min(dated, last * stride) }
    const undated = { from: dated, to: articles }
    return [near, undated].filter((ranks) => ranks.from < ranks.to)
  }

  private stepOf(time: number): number {
    return (time - this.header.timeBase) / this.header.timeStep
  }

  /** The time of a rank, from the directory alone (between its neighbours there); null when undated. */
  roughTime(rank: number): number | null {
    const { dated, stride, timeBase, timeStep } = this.header
    if (rank >= dated) return null
    const i = Math.floor(rank / stride)
    const low = this.times[i] ?? 0
    const high = this.times[i + 1] ?? low
    return timeBase + timeStep * (low + ((high - low) * (rank % stride)) / stride)
  }

  /** Which bytes of the lists hold `ranks`: the chunk tables of long lists are read. One round, or none. */
  async spans(entries: readonly TermEntry[], ranks: readonly Ranks[]): Promise<Span[]> {
    const all = ranks.some((range) => range.from === 0 && range.to === this.header.articles)
    const spans = await Promise.all(
      entries.map(async (entry) => {
        if (all || entry.df <= chunkPostings || entry.length <= wholeListBytes)
          return [{ entry, offset: 0, length: entry.length, chunks: null }]
        const table = await this.section.read(this.at.postings + entry.offset, tableBytes(entry))
        return spansOf(entry, this.chunks(entry, table), ranks)
      }),
    )
    return spans.flat()
  }

  /** The chunk table at the start of a long list. */
  private chunks(entry: TermEntry, table: Uint8Array): Chunk[] {
    const cursor = new ByteCursor(table, this.at.postings + entry.offset)
    const rows = Math.ceil(entry.df / chunkPostings)
    const chunks: Chunk[] = []
    for (let i = 0; i < rows; i++) {
      const place = cursor.offset
      const rank = cursor.fixed(4)
      const at = cursor.fixed(4)
      const before = chunks[i - 1]
      const grows = before ? rank > before.rank && at > before.at : at === tableBytes(entry)
      if (!grows || rank >= this.header.articles || at >= entry.length)
        throw damaged(place, 'chunks in order inside their list', at)
      chunks.push({ rank, at, count: Math.min(chunkPostings, entry.df - i * chunkPostings) })
    }
    return chunks
  }

  /** Bytes of each span, in order; one round. */
  readSpans(spans: readonly Span[]): Promise<Uint8Array[]> {
    return Promise.all(
      spans.map((span) =>
        span.entry.list
          ? Promise.resolve(span.entry.list)
          : this.section.read(this.at.postings + span.entry.offset + span.offset, span.length),
      ),
    )
  }

  /** Calls `visit` for each posting of a span whose rank lies in `ranks`. */
  visit(span: Span, data: Uint8Array, ranks: readonly Ranks[], visit: Visit): void {
    const { entry, offset } = span
    const cursor = new ByteCursor(data, this.at.postings + entry.offset + offset)
    const chunked = entry.df > chunkPostings
    const chunks = span.chunks ?? (chunked ? this.chunks(entry, data) : [{ rank: 0, at: 0, count: entry.df }])
    if (chunked && !span.chunks) cursor.at = tableBytes(entry)
    let least = 0
    for (const chunk of chunks) {
      let rank = (chunked ? chunk.rank : 0) - 1
      if (rank + 1 < least || cursor.at !== chunk.at - offset)
        throw damaged(cursor.offset, `a chunk at ${chunk.at}`, cursor.at + offset)
      for (let i = 0; i < chunk.count; i++) {
        const code = cursor.varint()
        rank += 1 + Math.floor(code / 3)
        if (rank >= this.header.articles)
          throw damaged(cursor.offset, `a rank below ${this.header.articles}`, rank)
        if (ranks.some((range) => rank >= range.from && rank < range.to)) visit(rank, (code % 3) + 1)
      }
      least = rank + 1
    }
    if (!cursor.done) throw damaged(cursor.offset, 'the end of a list', 'more bytes')
  }

  /** Rows of ascending `ranks`, in order; neighbours are read together. One round. */
  async rows(ranks: readonly number[]): Promise<TermRow[]> {
    const reads: { first: number; last: number }[] = []
    for (const rank of ranks) {
      const open = reads.at(-1)
      if (open && (rank - open.last) * rowBytes <= rowGapBytes) open.last = rank
      else reads.push({ first: rank, last: rank })
    }
    const data = await Promise.all(
      reads.map(({ first, last }) =>
        this.section.read(this.at.columns + first * rowBytes, (last - first + 1) * rowBytes),
      ),
    )
    let read = 0
    return ranks.map((rank) => {
      while (rank > (reads[read]?.last ?? rank)) read++
      const first = reads[read]?.first ?? rank
      const bytes = data[read] ?? new Uint8Array()
      return this.row(
        rank,
        new ByteCursor(bytes, this.at.columns + first * rowBytes, (rank - first) * rowBytes),
      )
    })
  }

  private row(rank: number, cursor: ByteCursor): TermRow {
    // Numbers have gaps (page and slot of a block): whether one names an article is seen when its block is read.
    const article = cursor.fixed(3)
    const steps = cursor.fixed(3)
    return {
      article,
      time: rank < this.header.dated ? this.header.timeBase + steps * this.header.timeStep : null,
      provider: cursor.fixed(2),
      norm: unpackWeight(cursor.byte()),
      nameNorm: unpackWeight(cursor.byte()),
      titleWeight: unpackWeight(cursor.byte()),
    }
  }
}

function ascending(cursor: ByteCursor, count: number, limit: number): Uint32Array {
  const out = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const place = cursor.offset
    const value = cursor.fixed(4)
    if (value > limit || value < (out[i - 1] ?? 0))
      throw damaged(place, `an offset up to ${limit}, ascending`, value)
    out[i] = value
  }
  return out
}

function tableBytes(entry: TermEntry): number {
  return Math.ceil(entry.df / chunkPostings) * chunkRowBytes
}

/** The runs of chunks that meet `ranks`. */
function spansOf(entry: TermEntry, chunks: readonly Chunk[], ranks: readonly Ranks[]): Span[] {
  return ranks.flatMap((range) => {
    const end = chunks.findIndex((chunk) => chunk.rank >= range.to)
    const to = end < 0 ? chunks.length : end
    const from = Math.max(
      0,
      chunks.findLastIndex((chunk) => chunk.rank <= range.from),
    )
    const wanted = chunks.slice(from, to)
    const [head] = wanted
    if (!head) return []
    const length = (chunks[to]?.at ?? entry.length) - head.at
    return [{ entry, offset: head.at, length, chunks: wanted }]
  })
}
