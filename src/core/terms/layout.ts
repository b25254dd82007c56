/** Where things are in the terms section. docs/format.md describes it; the writer and the reader share these numbers. */
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import { CRC_BYTES } from '../bytes/crc32.ts'
import { IndexError } from '../bytes/index-error.ts'

/**
 * Largest payload of a page of this section. Half of the other sections' pages: a headline's fifty terms lie in fifty
 * buckets, their postings in as many places, and a bucket of 200 terms still fills its page to four fifths.
 */
export const pagePayload = 2048 - CRC_BYTES
/** Bytes of the head before its time directory. */
export const headBytes = 30
/** Most entries of the time directory: head and directory are one page. */
const directoryLimit = Math.floor((pagePayload - headBytes) / 4)
/** Bytes of a bucket before its terms: offset of its first list (u32), count of terms (u16). */
export const bucketHead = 6
/** Lists of at most this many postings stand in the bucket itself. */
export const inlinePostings = 4
/** Postings of a chunk of a long list, doubled until the list has at most `chunkLimit` chunks: its table is then 3.5 KB. */
export const chunkPostings = 128
export const chunkLimit = 512
/** A row of a chunk table: first rank 3, offset in the list 4. */
const chunkRowBytes = 7
/** Ranks are below this. */
const rowLimit = 2 ** 24
/** Bytes of a row besides the article and the time: provider 2, text norm 1, title names 1, title weight 1. */
const fixedRowBytes = 5

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
export type Places = { readonly head: number; readonly rows: number; readonly postings: number }

/** Ranks between two entries of the time directory. */
export const strideOf = (dated: number): number => Math.max(1, Math.ceil(dated / directoryLimit))

export const timeEntries = ({ dated }: Pick<Head, 'dated'>): number => Math.ceil(dated / strideOf(dated))

export const rowBytes = ({ articleBytes, timeBytes }: Head): number =>
  articleBytes + timeBytes + fixedRowBytes

/** Postings of each chunk of a list of `df`, the last one aside. */
export function chunkSize(df: number): number {
  let size = chunkPostings
  while (df > size * chunkLimit) size *= 2
  return size
}

export const chunkCount = (df: number): number => Math.ceil(df / chunkSize(df))

/** Bytes of a list's chunk table; a list of one chunk has none. */
export const tableBytes = (df: number): number => (chunkCount(df) > 1 ? chunkCount(df) * chunkRowBytes : 0)

/** Order of the code of an inline list's gaps: the width of a mean gap. */
export const inlineOrder = (articles: number, df: number): number =>
  Math.max(0, 30 - Math.clz32(Math.floor(articles / df) | 1))

/** The bucket of a hash: its place in 32 bits, scaled. */
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
 * Reads and bounds the head, and finds the rest from its counts alone. `buckets` pages of `payload` bytes lie before it.
 * @throws IndexError when it contradicts itself or the `size` of the section.
 */
export function readHead(
  reader: ByteReader,
  shape: { readonly buckets: number; readonly payload: number; readonly size: number },
): { readonly head: Head; readonly places: Places } {
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
  demand(`fewer than ${rowLimit} articles`, head.articles < rowLimit, head.articles)
  demand(`at most ${head.articles} dated`, head.dated <= head.articles, head.dated)
  demand('a time', Number.isSafeInteger(head.timeBase) && head.timeStep >= 1, head.timeBase)
  for (const bytes of [head.articleBytes, head.timeBytes])
    demand('columns of 1 to 4 bytes', bytes >= 1 && bytes <= 4, bytes)
  const start = shape.buckets * shape.payload
  const length = headBytes + 4 * timeEntries(head)
  demand(`a head of at most ${shape.payload} bytes`, length <= shape.payload, length)
  const rows = start + length
  const postings = rows + rowBytes(head) * head.articles
  const end = postings + head.postingBytes
  demand(`${shape.size} bytes in all`, end === shape.size, end)
  return { head, places: { head: start, rows, postings } }
}

/** 16 bits of a provider's identity: one in 65,536 other providers is taken for the page's own and left out. */
export const providerTag = (hash: number): number => hash >>> 16
