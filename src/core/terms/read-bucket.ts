/** Reads a bucket of the term table: from words' hashes to their postings. */
import { bucketHead, bucketOf, firstHash, inlineOrder, inlinePostings } from './layout.ts'
import { damaged, decodePostings } from './read-postings.ts'

/** A term as the dictionary has it. `offset` and `length` place its list among the postings; `inline` is a short list itself. */
export type TermEntry = {
  readonly hash: number
  readonly df: number
  /** Share of its mid-sentence uses that are capitalised, 0 to 1. */
  readonly name: number
  readonly offset: number
  readonly length: number
  /** Codes, rank * 4 + places. */
  readonly inline: Uint32Array | null
}

/** What a bucket is told by: its number, how many there are, and the bounds its numbers are held to. */
export type BucketShape = {
  readonly bucket: number
  readonly buckets: number
  readonly articles: number
  readonly postingBytes: number
}

/**
 * Entries of a bucket, those whose hashes are `wanted`; all of them when it is null. `base` is where `bytes` starts in the section.
 * Varints are read in place: a headline's buckets have 5000 terms, and whoever asks has just been started.
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
  if (bytes.length < bucketHead) throw damaged(base, `${bucketHead} bytes`, bytes.length)
  let offset = view.getUint32(0, true)
  const count = view.getUint16(4, true)
  const found: TermEntry[] = []
  /** Postings of each inline list, and the places in `found` of those that are wanted. */
  const inline: number[] = []
  const places = new Map<number, number>()
  let at = bucketHead
  let hash = firstHash(bucket, buckets)
  for (let i = 0; i < count; i++) {
    // Past the end come zeros, and what came of them is refused below.
    let byte = bytes[at++] ?? 0
    hash += byte & 127
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++] ?? 0
      hash += (byte & 127) * scale
    }
    byte = bytes[at++] ?? 0
    let df = byte & 127
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++] ?? 0
      df += (byte & 127) * scale
    }
    const name = bytes[at++] ?? 0
    let length = 0
    if (df > inlinePostings) {
      byte = bytes[at++] ?? 0
      length = byte & 127
      for (let scale = 128; byte > 127; scale *= 128) {
        byte = bytes[at++] ?? 0
        length += (byte & 127) * scale
      }
    }
    if (at > bytes.length) throw damaged(base + at, `${count} terms`, 'the end of the page')
    if (df < 1 || df > articles) throw damaged(base + at, `1 to ${articles} articles`, df)
    if (offset + length > postingBytes)
      throw damaged(base + at, `a list within ${postingBytes} bytes`, offset + length)
    if (!wanted || wanted.has(hash)) {
      if (df <= inlinePostings) places.set(inline.length, found.length)
      found.push({ hash, df, name: name / 255, offset, length, inline: null })
    }
    if (df <= inlinePostings) inline.push(df)
    offset += length
  }
  // Hashes only grow.
  if (count > 0 && !(hash < 2 ** 32 && bucketOf(hash, buckets) === bucket))
    throw damaged(base + at, `hashes of bucket ${bucket}`, hash)
  readInline({ bytes: bytes.subarray(at), base: base + at, limit: articles }, inline, places, found)
  return found
}

/** Puts the inline lists that are wanted into their entries; they follow each other without a gap, so those before are read too. */
function readInline(
  list: { readonly bytes: Uint8Array; readonly base: number; readonly limit: number },
  inline: readonly number[],
  places: Map<number, number>,
  found: TermEntry[],
): void {
  const last = Math.max(-1, ...places.keys())
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
    const place = places.get(i)
    const entry = place === undefined ? undefined : found[place]
    if (place !== undefined && entry) found[place] = { ...entry, inline: codes }
  }
}
