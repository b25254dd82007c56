/** Reads a bucket of the term table: from words' hashes to their postings. */
import { BUCKET_HEAD, bucketOf, firstHash, INLINE_POSTINGS, inlineOrder, listLimit } from './layout.ts'
import { damaged, decodePostings } from './read-postings.ts'

/** A term as the dictionary has it. `offset` and `length` locate its list among the postings; `inline` is a short list itself. */
export type TermEntry = {
  readonly hash: number
  readonly df: number
  /** Share of its uses inside a sentence that are capitalised, 0 to 1. */
  readonly name: number
  readonly offset: number
  readonly length: number
  /** Codes, rank * 4 + location bits. */
  readonly inline: Uint32Array | null
}

/** Which bucket it is, and the bounds that its numbers are held to. */
export type BucketShape = {
  readonly bucket: number
  readonly buckets: number
  readonly articles: number
  readonly postingBytes: number
}

/** Scale of the fifth byte of a varint, its last: values are below 2^35. */
const LAST_SCALE = 2 ** 28

/**
 * Entries of a bucket whose hashes are `wanted`; all of them when it is null. `base` is where `bytes` starts in the
 * section. Varints are read in place: the buckets of a headline have 5000 terms, and the code that reads them has often
 * just been loaded.
 * @throws IndexError when the bucket cannot be what a writer wrote.
 */
export function readBucket(
  bytes: Uint8Array,
  base: number,
  shape: BucketShape,
  wanted: ReadonlySet<number> | null,
): TermEntry[] {
  const { bucket, buckets, articles, postingBytes } = shape
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < BUCKET_HEAD) throw damaged(base, `${BUCKET_HEAD} bytes`, bytes.length)
  let offset = view.getUint32(0, true)
  const count = view.getUint16(4, true)
  const found: TermEntry[] = []
  /** Postings of each inline list, and the indexes in `found` of those that are wanted. */
  const inline: number[] = []
  const indexes = new Map<number, number>()
  let at = BUCKET_HEAD
  let hash = firstHash(bucket, buckets)
  for (let i = 0; i < count; i++) {
    // Past the end come zeros; what they amount to is refused below.
    let byte = bytes[at++] ?? 0
    hash += byte & 127
    for (let scale = 128; byte > 127 && scale <= LAST_SCALE; scale *= 128) {
      byte = bytes[at++] ?? 0
      hash += (byte & 127) * scale
    }
    let lastBytes = byte
    byte = bytes[at++] ?? 0
    let df = byte & 127
    for (let scale = 128; byte > 127 && scale <= LAST_SCALE; scale *= 128) {
      byte = bytes[at++] ?? 0
      df += (byte & 127) * scale
    }
    lastBytes |= byte
    const name = bytes[at++] ?? 0
    let length = 0
    if (df > INLINE_POSTINGS) {
      byte = bytes[at++] ?? 0
      length = byte & 127
      for (let scale = 128; byte > 127 && scale <= LAST_SCALE; scale *= 128) {
        byte = bytes[at++] ?? 0
        length += (byte & 127) * scale
      }
      lastBytes |= byte
    }
    if (lastBytes > 127) throw damaged(base + at, 'varints of at most 5 bytes', 'a longer one')
    if (at > bytes.length) throw damaged(base + at, `${count} terms`, 'the end of the page')
    if (!(df >= 1 && df <= articles)) throw damaged(base + at, `1 to ${articles} articles`, df)
    if (!(length <= listLimit(df)))
      throw damaged(base + at, `a list of at most ${listLimit(df)} bytes`, length)
    if (!(offset + length <= postingBytes))
      throw damaged(base + at, `a list within ${postingBytes} bytes`, offset + length)
    if (!wanted || wanted.has(hash)) {
      if (df <= INLINE_POSTINGS) indexes.set(inline.length, found.length)
      found.push({ hash, df, name: name / 255, offset, length, inline: null })
    }
    if (df <= INLINE_POSTINGS) inline.push(df)
    offset += length
  }
  // Hashes only grow.
  if (count > 0 && !(hash < 2 ** 32 && bucketOf(hash, buckets) === bucket))
    throw damaged(base + at, `hashes of bucket ${bucket}`, hash)
  readInline({ bytes: bytes.subarray(at), base: base + at, limit: articles }, inline, indexes, found)
  return found
}

/** Puts the wanted inline lists into their entries; they follow each other without a gap, so those before are read too. */
function readInline(
  list: { readonly bytes: Uint8Array; readonly base: number; readonly limit: number },
  inline: readonly number[],
  indexes: ReadonlyMap<number, number>,
  found: TermEntry[],
): void {
  const last = Math.max(-1, ...indexes.keys())
  let from = 0
  for (let i = 0; i <= last; i++) {
    const count = inline[i] ?? 0
    const codes = new Uint32Array(count)
    from = decodePostings(
      list,
      { from, count, previous: -1, order: inlineOrder(list.limit, count) },
      codes,
      0,
    )
    const index = indexes.get(i)
    const entry = index === undefined ? undefined : found[index]
    if (index !== undefined && entry) found[index] = { ...entry, inline: codes }
  }
}
