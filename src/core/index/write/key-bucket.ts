/** Writes one bucket of the key table. */

import { CRC_BYTES } from '../../bytes/crc32.ts'
import { GROUP_BITS, HEAD_BITS, tagBits } from '../key-table.ts'
import { FILE_PAGE_BYTES } from '../layout.ts'

/** Most entries that a bucket of one file page holds. */
export function bucketCapacity(buckets: number, numberBits: number): number {
  const bits = (FILE_PAGE_BYTES - CRC_BYTES) * 8 - HEAD_BITS
  return Math.floor(bits / (tagBits(buckets) - GROUP_BITS + numberBits + 1))
}

/** Writes `value`'s lowest `width` bits at bit `at`; bits count from the lowest of each byte. */
function writeBits(bytes: Uint8Array, at: number, width: number, value: number): void {
  for (let left = width; left > 0; ) {
    const free = Math.min(8 - (at & 7), left)
    const index = at >>> 3
    bytes[index] = (bytes[index] ?? 0) | ((value % 2 ** free) << (at & 7))
    value = Math.floor(value / 2 ** free)
    at += free
    left -= free
  }
}

/** The payload, `bytes` long, of the bucket that holds these entries, given in order of tag, then number. */
export function encodeBucket(
  tags: readonly number[],
  numbers: readonly number[],
  shape: { buckets: number; numberBits: number; bytes: number },
): Uint8Array {
  const payload = new Uint8Array(shape.bytes)
  const restBits = tagBits(shape.buckets) - GROUP_BITS
  writeBits(payload, 0, 16, tags.length)
  const rests = HEAD_BITS + tags.length
  const values = rests + tags.length * restBits
  tags.forEach((tag, i) => {
    const group = Math.floor(tag / 2 ** restBits)
    writeBits(payload, 16 + group + i, 1, 1)
    writeBits(payload, rests + i * restBits, restBits, tag % 2 ** restBits)
    writeBits(payload, values + i * shape.numberBits, shape.numberBits, numbers[i] ?? 0)
  })
  return payload
}
