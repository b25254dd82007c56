/** The key table: hash buckets of one page each, found by computation, from a key's hash to article numbers. */
import { IndexError } from '../bytes/index-error.ts'
import type { KeyHash } from './key-hash.ts'

/** Bits of a hash that decide, the bucket's share included. */
const DECIDING_BITS = 53
/** A tag's upper bits, which are written in unary: 512 groups a bucket. */
export const GROUP_BITS = 9
const GROUPS = 2 ** GROUP_BITS
export const HEAD_BITS = 16 + GROUPS

/** Which bucket a hash belongs to. */
export function bucketOf(hash: KeyHash, buckets: number): number {
  return Math.floor((hash[0] * buckets) / 2 ** 32)
}

/** Bits of a tag: what the bucket's number leaves of the deciding bits. */
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

function readBits(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  let scale = 1
  for (let left = width; left > 0; ) {
    const count = Math.min(8 - (at & 7), left)
    value += (((bytes[at >>> 3] ?? 0) >>> (at & 7)) & ((1 << count) - 1)) * scale
    scale *= 2 ** count
    at += count
    left -= count
  }
  return value
}

/** The bit after the `zeros`-th zero of the unary part, which starts at bit 16; `limit` bits are searched. */
function afterZeros(bytes: Uint8Array, zeros: number, limit: number): number {
  let at = 16
  while (zeros > 0 && at < limit) {
    if ((at & 7) === 0 && at + 8 <= limit) {
      const inByte = 8 - ONES.charCodeAt(bytes[at >>> 3] ?? 0)
      if (inByte < zeros) {
        zeros -= inByte
        at += 8
        continue
      }
    }
    if (((bytes[at >>> 3] ?? 0) & (1 << (at & 7))) === 0) zeros--
    at++
  }
  return at
}

/** How many bits of each byte are set, as characters: an immutable table. */
const ONES = Array.from({ length: 256 }, (_, byte) =>
  String.fromCharCode(byte.toString(2).replaceAll('0', '').length),
).join('')

/** The article numbers stored for a tag in a bucket's payload; `offset` is the bucket's place in the file, for errors. */
export function findInBucket(
  payload: Uint8Array,
  tag: number,
  shape: { buckets: number; numberBits: number },
  offset: number,
): number[] {
  const count = readBits(payload, 0, 16)
  if (bucketBytes(count, shape.buckets, shape.numberBits) > payload.length)
    throw new IndexError('malformed', offset, `a bucket of ${payload.length} bytes`, `${count} entries`)
  const restBits = tagBits(shape.buckets) - GROUP_BITS
  const group = Math.floor(tag / 2 ** restBits)
  const rests = HEAD_BITS + count
  const values = rests + count * restBits
  const found: number[] = []
  for (let at = afterZeros(payload, group, rests); at < rests && readBits(payload, at, 1) === 1; at++) {
    const i = at - 16 - group
    if (readBits(payload, rests + i * restBits, restBits) === tag % 2 ** restBits)
      found.push(readBits(payload, values + i * shape.numberBits, shape.numberBits))
  }
  return found
}

/** Every entry of a bucket, in order: what `verify` walks. Throws when the unary part does not add up. */
export function readBucket(
  payload: Uint8Array,
  shape: { buckets: number; numberBits: number },
  offset: number,
): { tag: number; number: number }[] {
  const count = readBits(payload, 0, 16)
  if (bucketBytes(count, shape.buckets, shape.numberBits) > payload.length)
    throw new IndexError('malformed', offset, `a bucket of ${payload.length} bytes`, `${count} entries`)
  const restBits = tagBits(shape.buckets) - GROUP_BITS
  const rests = HEAD_BITS + count
  const values = rests + count * restBits
  const entries: { tag: number; number: number }[] = []
  let group = 0
  for (let at = 16; at < rests; at++) {
    if (readBits(payload, at, 1) === 0) {
      group++
      continue
    }
    const i = entries.length
    const tag = group * 2 ** restBits + readBits(payload, rests + i * restBits, restBits)
    entries.push({ tag, number: readBits(payload, values + i * shape.numberBits, shape.numberBits) })
  }
  if (group !== GROUPS || entries.length !== count)
    throw new IndexError(
      'malformed',
      offset,
      `${count} entries in ${GROUPS} groups`,
      `${entries.length} in ${group}`,
    )
  return entries
}
