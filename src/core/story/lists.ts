/** Reads posting lists by ranges: short ones whole, of long ones the chunks that meet a window of ranks. */
import { ByteReader } from '../index/byte-reader.ts'
import { IndexError } from '../index/errors.ts'
import type { ByteSource } from '../index/types.ts'
import { chunkCount, chunkSize, tableBytes } from './layout.ts'
import { readChunk, type Visit } from './postings.ts'
import type { TermEntry } from './term-table.ts'
import type { Ranks, Window } from './window.ts'

/** `count` postings from byte `at` of the list; the first is `rank`. */
type Chunk = { readonly rank: number; readonly at: number; readonly count: number }

/** Bytes of a list that are to be read and the chunks in them; null: the whole list, its table included. */
export type Span = {
  readonly entry: TermEntry
  readonly offset: number
  readonly length: number
  readonly chunks: readonly Chunk[] | null
}

/** Lists up to this long are read whole: a table first would be a round more for two pages. */
export const wholeListBytes = 4096

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

  /** Which bytes of a list hold postings of a window; the table of a long list is read, the others need nothing. */
  async spans(entry: TermEntry, window: Window): Promise<readonly Span[]> {
    if (entry.inline) return []
    const isOne = chunkCount(entry.df) === 1
    if (isOne || entry.length <= wholeListBytes || window.isAll)
      return [{ entry, offset: 0, length: entry.length, chunks: null }]
    const table = await this.#section.read(this.#postings + entry.offset, tableBytes(entry.df))
    return spansOf(entry, this.#chunks(entry, table), window.ranges)
  }

  read({ entry, offset, length }: Span): Promise<Uint8Array> {
    return this.#section.read(this.#postings + entry.offset + offset, length)
  }

  /** Visits what the dictionary itself holds of a term. */
  visitInline(entry: TermEntry, window: Window, visit: Visit): void {
    for (const code of entry.inline ?? []) if (window.has(code >>> 2)) visit(code >>> 2, code & 3)
  }

  /** Visits the postings of a span, whose bytes are `bytes`, as far as they lie in the window. */
  visit(span: Span, bytes: Uint8Array, window: Window, visit: Visit): void {
    const { entry } = span
    const base = this.#postings + entry.offset + span.offset
    const chunks = span.chunks ?? this.#chunks(entry, bytes)
    const list = { bytes, base, limit: this.#articles }
    const isOne = chunkCount(entry.df) === 1
    const inWindow: Visit = (rank, places) => {
      if (window.has(rank)) visit(rank, places)
    }
    let end = 0
    for (const { rank, at, count } of chunks) {
      end = readChunk(list, { from: at - span.offset, count, previous: isOne ? -1 : rank - 1 }, inWindow)
    }
    if (end !== bytes.length) throw new IndexError('malformed', base + end, 'the end of a list', bytes.length)
  }

  /** The chunks of a list by the table at its start: in order, and inside of it. */
  #chunks(entry: TermEntry, bytes: Uint8Array): Chunk[] {
    const { df, length } = entry
    const rows = chunkCount(df)
    if (rows === 1) return [{ rank: 0, at: 0, count: df }]
    const reader = new ByteReader(bytes, this.#postings + entry.offset)
    const size = chunkSize(df)
    let before: Chunk | null = null
    const chunks: Chunk[] = []
    for (let i = 0; i < rows; i++) {
      const chunk: Chunk = { rank: reader.fixed(3), at: reader.u32(), count: Math.min(size, df - i * size) }
      const grows: boolean = before
        ? chunk.rank > before.rank && chunk.at > before.at
        : chunk.at === tableBytes(df)
      if (!grows || chunk.rank >= this.#articles || chunk.at >= length)
        throw reader.malformed('chunks in order inside their list', chunk.at)
      chunks.push(chunk)
      before = chunk
    }
    return chunks
  }
}

/** The runs of chunks that meet any of `ranges`, which ascend; each chunk once. */
function spansOf(entry: TermEntry, chunks: readonly Chunk[], ranges: readonly Ranks[]): Span[] {
  const spans: Span[] = []
  let open: Chunk[] = []
  const close = (end: number): void => {
    const [first] = open
    if (first) spans.push({ entry, offset: first.at, length: end - first.at, chunks: open })
    open = []
  }
  let range = 0
  chunks.forEach((chunk, i) => {
    const next = chunks[i + 1]?.rank ?? Number.POSITIVE_INFINITY
    while (range < ranges.length && (ranges[range]?.to ?? 0) <= chunk.rank) range++
    const meets = (ranges[range]?.from ?? Number.POSITIVE_INFINITY) < next
    if (meets) open.push(chunk)
    else close(chunk.at)
  })
  close(entry.length)
  return spans
}
