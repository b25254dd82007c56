/** The key table's arithmetic, shared by reader and writer: the bucket and the tag of a hash, and the bytes of a bucket. */
import type { KeyHash } from './key-hash.ts'

/** Bits of a hash that decide, the bucket's share included. */
const DECIDING_BITS = 53
/** A tag's upper bits, which are written in unary: 512 groups a bucket. */
export const GROUP_BITS = 9
export const GROUPS = 2 ** GROUP_BITS
export const HEAD_BITS = 16 + GROUPS

/** Which bucket a hash belongs to. */
export function bucketOf(hash: KeyHash, buckets: number): number {
  return Math.floor((hash[0] * buckets) / 2 ** 32)
}

/** Bits of a tag: the deciding bits less those of the bucket's number. */
export function tagBits(buckets: number): number {
  return DECIDING_BITS - Math.floor(Math.log2(buckets))
}

/** The tag: the top `bits` of the 53 bits of the hash's second word and the upper 21 of its third. */
export function tagOf(hash: KeyHash, bits: number): number {
  return Math.floor((hash[1] * 2 ** 21 + (hash[2] >>> 11)) / 2 ** (DECIDING_BITS - bits))
}

/** Bytes of a bucket of `entries`. */
export function bucketBytes(entries: number, buckets: number, numberBits: number): number {
  return Math.ceil((HEAD_BITS + entries * (tagBits(buckets) - GROUP_BITS + numberBits + 1)) / 8)
}
