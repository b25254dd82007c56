/** Reads posting lists by ranges: short ones whole, of long ones the chunks that overlap a window of ranks. */
import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { chunkCount, chunkSize, tableBytes } from './layout.ts'
import type { TermEntry } from './read-bucket.ts'
import { damaged, decodePostings } from './read-postings.ts'
import type { Window } from './window.ts'

/** `count` postings in bytes `at` to `end` of the list; the first is `rank`. */
type Chunk = { readonly rank: number; readonly at: number; readonly end: number; readonly count: number }

/** Bytes of a list to read, and the chunks in them; null for the whole list, its table included. */
export type Span = {
  readonly entry: TermEntry
  readonly offset: number
  readonly length: number
  readonly chunks: readonly Chunk[] | null
}

export class ListReader {
  readonly #section: ByteSource
  /** Where the postings start in the section, and how many ranks there are. */
  readonly #postings: number
  readonly #articles: number

  constructor(section: ByteSource, postings: number, articles: number) {
    this.#section = section
    this.#postings = postings
    this.#articles = articles
  }

  /** Which bytes of a list have postings of a window. This reads the table of a list of more than `whole` bytes, and nothing else. */
  async spans(entry: TermEntry, window: Window, whole: number): Promise<readonly Span[]> {
    if (entry.inline) return []
    const isOne = chunkCount(entry.df) === 1
    if (isOne || entry.length <= whole || window.isAll)
      return [{ entry, offset: 0, length: entry.length, chunks: null }]
    const table = await this.#section.read(this.#postings + entry.offset, tableBytes(entry.df))
    return spansOf(entry, meeting(this.#chunks(entry, table), window))
  }

  read({ entry, offset, length }: Span): Promise<Uint8Array> {
    return this.#section.read(this.#postings + entry.offset + offset, length)
  }

  /** Codes, slot * 4 + location bits, of the postings of a span that lie in the window. `bytes` are the span's; other chunks are skipped. */
  codes(span: Span, bytes: Uint8Array, window: Window): Uint32Array {
    const { entry } = span
    const base = this.#postings + entry.offset + span.offset
    const chunks = span.chunks ?? meeting(this.#chunks(entry, bytes), window)
    const codes = new Uint32Array(chunks.reduce((sum, { count }) => sum + count, 0))
    const list = { bytes, base, limit: this.#articles }
    const isOne = chunkCount(entry.df) === 1
    let filled = 0
    for (const { rank, at, end, count } of chunks) {
      const from = at - span.offset
      // An order above 24 yields numbers that are refused.
      const order = bytes[from] ?? 0
      const run = { from: (from + 1) * 8, count, previous: isOne ? -1 : rank - 1, order }
      const bits = decodePostings(list, run, codes, filled)
      if (Math.ceil(bits / 8) !== end - span.offset)
        throw damaged(base + from, `a chunk of ${end - at} bytes`, Math.ceil(bits / 8) - from)
      // A window expects ascending ranks.
      if (filled > 0 && (codes[filled] ?? 0) <= (codes[filled - 1] ?? 0))
        throw damaged(base + from, 'ranks in order', rank)
      filled += count
    }
    return window.slotted(codes)
  }

  /** The chunks of a list by the table at its start, checked to be in order and inside the list. */
  #chunks(entry: TermEntry, bytes: Uint8Array): Chunk[] {
    const { df, length } = entry
    const rows = chunkCount(df)
    if (rows === 1) return [{ rank: 0, at: 0, end: length, count: df }]
    const reader = new ByteReader(bytes, this.#postings + entry.offset)
    const size = chunkSize(df)
    const starts: { rank: number; at: number }[] = []
    for (let i = 0; i < rows; i++) {
      const start = { rank: reader.fixed(3), at: reader.u32() }
      const before = starts[i - 1]
      const grows = before ? start.rank > before.rank && start.at > before.at : start.at === tableBytes(df)
      if (!grows || start.rank >= this.#articles || start.at >= length)
        throw reader.malformed('chunks in order inside their list', start.at)
      starts.push(start)
    }
    return starts.map((start, i) => ({
      ...start,
      end: starts[i + 1]?.at ?? length,
      count: Math.min(size, df - i * size),
    }))
  }
}

/** The chunks that may hold ranks of the window; `chunks` are all of a list. */
function meeting(chunks: readonly Chunk[], { ranges }: Window): Chunk[] {
  let range = 0
  return chunks.filter(({ rank }, i) => {
    while (range < ranges.length && (ranges[range]?.to ?? 0) <= rank) range++
    return (
      (ranges[range]?.from ?? Number.POSITIVE_INFINITY) < (chunks[i + 1]?.rank ?? Number.POSITIVE_INFINITY)
    )
  })
}

/** Runs of adjacent chunks. */
function spansOf(entry: TermEntry, chunks: readonly Chunk[]): Span[] {
  const runs: Chunk[][] = []
  for (const chunk of chunks) {
    const run = runs.at(-1)
    if (run?.at(-1)?.end === chunk.at) run.push(chunk)
    else runs.push([chunk])
  }
  return runs.map((run) => {
    const offset = run[0]?.at ?? 0
    return { entry, offset, length: (run.at(-1)?.end ?? offset) - offset, chunks: run }
  })
}
