/** Writes the key section: how many buckets it takes, and the payload of each. */

import { CRC_BYTES } from '../../bytes/crc32.ts'
import { bucketBytes, bucketOf, tagBits, tagOf } from '../key-table.ts'
import { bucketCapacity, encodeBucket } from './key-bucket.ts'
import { type CountedKeys, type Keys, uncrowdedKeys } from './uncrowded-keys.ts'

export type KeySection = {
  readonly payloads: readonly Uint8Array[]
  /** Of every page of the section, checksum included. */
  readonly pageBytes: number
  readonly numberBits: number
  readonly keys: number
}

/** `numbers` are article numbers by place. When one bucket does not fit its file page, more buckets are tried. */
export function encodeKeys(all: Keys, numbers: Uint32Array): KeySection {
  const keys = uncrowdedKeys(all)
  const { count } = keys
  const highest = numbers.reduce((most, number) => Math.max(most, number), 1)
  const numberBits = Math.floor(Math.log2(highest)) + 1
  for (let buckets = firstGuess(count, numberBits); ; buckets += 1 + (buckets >>> 6)) {
    const sizes = new Uint32Array(buckets)
    keys.forEach((hash) => {
      const bucket = bucketOf(hash, buckets)
      sizes[bucket] = (sizes[bucket] ?? 0) + 1
    })
    const most = sizes.reduce((a, b) => Math.max(a, b), 0)
    if (most > bucketCapacity(buckets, numberBits)) continue
    const bytes = bucketBytes(most, buckets, numberBits)
    return {
      payloads: fill(keys, numbers, { buckets, numberBits, bytes }, sizes),
      pageBytes: bytes + CRC_BYTES,
      numberBits,
      keys: count,
    }
  }
}

/** So many buckets that one with five standard deviations more keys than the mean still fits. */
function firstGuess(count: number, numberBits: number): number {
  let buckets = 1
  for (let round = 0; round < 4; round++) {
    const capacity = bucketCapacity(buckets, numberBits)
    buckets = Math.max(1, Math.ceil(count / Math.max(1, capacity - 5 * Math.sqrt(capacity))))
  }
  return buckets
}

function fill(
  keys: CountedKeys,
  numbers: Uint32Array,
  shape: { buckets: number; numberBits: number; bytes: number },
  sizes: Uint32Array,
): Uint8Array[] {
  const starts = new Uint32Array(shape.buckets + 1)
  for (let i = 0; i < shape.buckets; i++) starts[i + 1] = (starts[i] ?? 0) + (sizes[i] ?? 0)
  const next = starts.slice()
  const tags = new Float64Array(keys.count)
  const values = new Uint32Array(keys.count)
  const bits = tagBits(shape.buckets)
  keys.forEach((hash, place) => {
    const bucket = bucketOf(hash, shape.buckets)
    const at = next[bucket] ?? 0
    tags[at] = tagOf(hash, bits)
    values[at] = numbers[place] ?? 0
    next[bucket] = at + 1
  })
  return Array.from({ length: shape.buckets }, (_, bucket) => {
    const [from = 0, to = 0] = starts.subarray(bucket, bucket + 2)
    const entries = Array.from(
      { length: to - from },
      (_, i) => [tags[from + i] ?? 0, values[from + i] ?? 0] as const,
    )
    entries.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return encodeBucket(
      entries.map(([tag]) => tag),
      entries.map(([, value]) => value),
      shape,
    )
  })
}
