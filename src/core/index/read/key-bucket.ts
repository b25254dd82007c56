/** Reads a bucket of the key table: from a key's tag to article numbers. */
import { IndexError } from '../../bytes/index-error.ts'
import { bucketBytes, GROUP_BITS, GROUPS, HEAD_BITS, tagBits } from '../key-table.ts'

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

/** The article numbers stored for a tag in a bucket's payload; `offset` is where the bucket is in the file, for errors. */
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

/** Every entry of a bucket, in order. @throws IndexError when the unary part does not add up */
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
