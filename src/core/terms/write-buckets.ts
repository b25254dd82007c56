/** Writes the term table: hash buckets of one page each, found by computation, from a word's hash to its postings. */

import { BitWriter } from '../bytes/bit-writer.ts'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { BUCKET_HEAD, bucketOf, firstHash, INLINE_POSTINGS } from './layout.ts'
import { inlineBits, writeInline } from './write-postings.ts'

/** Terms in the order of their hashes; `lengths` are bytes of the lists that are not inline. */
export type Terms = {
  readonly articles: number
  readonly hashes: Uint32Array
  readonly names: Uint8Array
  readonly lengths: Uint32Array
  readonly codes: (term: number) => Uint32Array
}

const varintBytes = (value: number): number => Math.ceil((32 - Math.clz32(value | 1)) / 7)

/** Buckets, each of at most `payload` bytes; the last one of the section too is as long as the fullest. */
export function encodeTermTable(terms: Terms, payload: number): { pages: Uint8Array[]; fullest: number } {
  const { hashes } = terms
  const bodies = new Uint8Array(hashes.length)
  const bits = new Uint16Array(hashes.length)
  let all = 0
  for (let term = 0; term < hashes.length; term++) {
    const codes = terms.codes(term)
    const inline = codes.length <= INLINE_POSTINGS
    bodies[term] = varintBytes(codes.length) + 1 + (inline ? 0 : varintBytes(terms.lengths[term] ?? 0))
    bits[term] = inline ? inlineBits(codes, terms.articles) : 0
    all += (bodies[term] ?? 0) + (bits[term] ?? 0) / 8 + 2
  }
  let buckets = Math.max(1, Math.floor(all / payload))
  for (; ; buckets += 1 + (buckets >>> 6)) {
    const sizes = bucketSizes(hashes, bodies, bits, buckets)
    const fullest = sizes.reduce((a, b) => Math.max(a, b), 0)
    if (fullest <= payload) return { pages: writeBuckets(terms, buckets), fullest }
  }
}

function bucketSizes(
  hashes: Uint32Array,
  bodies: Uint8Array,
  bits: Uint16Array,
  buckets: number,
): Uint32Array {
  const sizes = new Uint32Array(buckets)
  let term = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    let bytes = BUCKET_HEAD
    let inline = 0
    let previous = firstHash(bucket, buckets)
    for (; term < hashes.length && bucketOf(hashes[term] ?? 0, buckets) === bucket; term++) {
      const hash = hashes[term] ?? 0
      bytes += varintBytes(hash - previous) + (bodies[term] ?? 0)
      inline += bits[term] ?? 0
      previous = hash
    }
    sizes[bucket] = bytes + Math.ceil(inline / 8)
  }
  return sizes
}

function writeBuckets(terms: Terms, buckets: number): Uint8Array[] {
  const bits = new BitWriter()
  const out = new ByteWriter(4096)
  const pages: Uint8Array[] = []
  let offset = 0
  let term = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const end = endOf(terms.hashes, term, bucket, buckets)
    out.clear()
    bits.clear()
    out.u32(offset)
    out.u16(end - term)
    let previous = firstHash(bucket, buckets)
    for (; term < end; term++) {
      const hash = terms.hashes[term] ?? 0
      const codes = terms.codes(term)
      out.varint(hash - previous)
      out.varint(codes.length)
      out.u8(terms.names[term] ?? 0)
      if (codes.length <= INLINE_POSTINGS) writeInline(bits, codes, terms.articles)
      else {
        const length = terms.lengths[term] ?? 0
        out.varint(length)
        offset += length
      }
      previous = hash
    }
    out.raw(bits.view())
    pages.push(out.take())
  }
  return pages
}

function endOf(hashes: Uint32Array, from: number, bucket: number, buckets: number): number {
  let end = from
  while (end < hashes.length && bucketOf(hashes[end] ?? 0, buckets) === bucket) end++
  return end
}
