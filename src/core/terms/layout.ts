/** Where things are in the terms section: numbers that its writer and its reader share. docs/format.md describes them. */
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import { CRC_BYTES } from '../bytes/crc32.ts'
import { IndexError } from '../bytes/index-error.ts'
import { GRAM_COUNTS } from '../text/title-grams.ts'

/**
 * Largest payload of a page of this section. Half of other sections' pages: a headline's fifty terms lie in fifty
 * buckets and their postings in as many places, and a bucket of 200 terms still fills its page to four fifths.
 */
export const PAGE_PAYLOAD = 2048 - CRC_BYTES
/** Bytes of the head before its time directory. */
export const HEAD_BYTES = 30
/** Most entries of the time directory: head and directory are one page. */
const DIRECTORY_LIMIT = Math.floor((PAGE_PAYLOAD - HEAD_BYTES) / 4)
/** Bytes of a bucket before its terms: offset of its first list (u32), count of terms (u16). */
export const BUCKET_HEAD = 6
/** Lists of at most this many postings are stored in the bucket itself. */
export const INLINE_POSTINGS = 4
/** Postings of a chunk of a long list, doubled until the list has at most `CHUNK_LIMIT` chunks: its table is then 3.5 KB. */
export const CHUNK_POSTINGS = 128
export const CHUNK_LIMIT = 512
/** A row of a chunk table: first rank 3, offset in the list 4. */
const CHUNK_ROW_BYTES = 7
/** Most bytes of a posting: a gap below 2^24 in 49 bits, its location in 2. */
const POSTING_BYTES = 7
/** Ranks are below this. */
const ARTICLE_LIMIT = 2 ** 24
/** Bytes of a row besides article and time: provider 2, norm, title names, title weight, best neighbour. */
const FIXED_ROW_BYTES = 6

export type Head = {
  readonly articles: number
  /** The first `dated` ranks have a time, in order; the rest have none. */
  readonly dated: number
  readonly terms: number
  /** Seconds since 1970 UTC of time step 0, and seconds of a step. */
  readonly timeBase: number
  readonly timeStep: number
  readonly postingBytes: number
  /** Bytes of a row's article number, and of its time. */
  readonly articleBytes: number
  readonly timeBytes: number
}

/** Offsets in the section, its checksums left out. */
export type Offsets = { readonly grams: number; readonly rows: number; readonly postings: number }

/** Ranks between two entries of the time directory. */
export const strideOf = (dated: number): number => Math.max(1, Math.ceil(dated / DIRECTORY_LIMIT))

export const timeEntries = ({ dated }: Pick<Head, 'dated'>): number => Math.ceil(dated / strideOf(dated))

export const rowBytes = ({ articleBytes, timeBytes }: Head): number =>
  articleBytes + timeBytes + FIXED_ROW_BYTES

/** Postings of each chunk of a list but the last; `df` is below 2^24. */
export function chunkSize(df: number): number {
  let size = CHUNK_POSTINGS
  while (df > size * CHUNK_LIMIT) size *= 2
  return size
}

export const chunkCount = (df: number): number => Math.ceil(df / chunkSize(df))

/** Bytes of a list's chunk table; a list of one chunk has none. */
export const tableBytes = (df: number): number => (chunkCount(df) > 1 ? chunkCount(df) * CHUNK_ROW_BYTES : 0)

/** Most bytes that a writer needs for a list: its table, and for each chunk an order and a last byte. */
export const listLimit = (df: number): number => tableBytes(df) + 2 * chunkCount(df) + POSTING_BYTES * df

/** Order of the code of an inline list's gaps: the width of a mean gap. */
export const inlineOrder = (articles: number, df: number): number =>
  Math.max(0, 30 - Math.clz32(Math.floor(articles / df) | 1))

/** The bucket of a hash: its position in 32 bits, scaled. */
export const bucketOf = (hash: number, buckets: number): number => Math.floor((hash * buckets) / 2 ** 32)

/** The least hash of a bucket. */
export const firstHash = (bucket: number, buckets: number): number => Math.ceil((bucket * 2 ** 32) / buckets)

export function writeHead(out: ByteWriter, head: Head): void {
  for (const value of [head.articles, head.dated, head.terms]) out.u32(value)
  out.f64(head.timeBase)
  for (const value of [head.timeStep, head.postingBytes]) out.u32(value)
  for (const value of [head.articleBytes, head.timeBytes]) out.u8(value)
}

/**
 * Reads and bounds the head, and derives the other offsets from its counts. `buckets` pages of `payload` bytes come before it.
 * @throws IndexError when it contradicts itself or the `size` of the section.
 */
export function readHead(
  reader: ByteReader,
  shape: { readonly buckets: number; readonly payload: number; readonly size: number },
): { readonly head: Head; readonly offsets: Offsets } {
  const demand = (rule: string, holds: boolean, found: number): void => {
    if (!holds) throw new IndexError('malformed', reader.offset, rule, found)
  }
  const head: Head = {
    articles: reader.u32(),
    dated: reader.u32(),
    terms: reader.u32(),
    timeBase: reader.f64(),
    timeStep: reader.u32(),
    postingBytes: reader.u32(),
    articleBytes: reader.u8(),
    timeBytes: reader.u8(),
  }
  demand(`fewer than ${ARTICLE_LIMIT} articles`, head.articles < ARTICLE_LIMIT, head.articles)
  demand(`at most ${head.articles} dated`, head.dated <= head.articles, head.dated)
  demand('a time', Number.isSafeInteger(head.timeBase) && head.timeStep >= 1, head.timeBase)
  for (const bytes of [head.articleBytes, head.timeBytes])
    demand('columns of 1 to 4 bytes', bytes >= 1 && bytes <= 4, bytes)
  const start = shape.buckets * shape.payload
  const length = HEAD_BYTES + 4 * timeEntries(head)
  demand(`a head of at most ${shape.payload} bytes`, length <= shape.payload, length)
  const grams = start + length
  const rows = grams + GRAM_COUNTS
  const postings = rows + rowBytes(head) * head.articles
  const end = postings + head.postingBytes
  demand(`${shape.size} bytes in all`, end === shape.size, end)
  return { head, offsets: { grams, rows, postings } }
}

/** 16 bits of a provider's identity: one in 65,536 other providers is taken for the page's own and left out. */
export const providerTag = (hash: number): number => hash >>> 16
