import { describe, expect, it } from 'vitest'
import type { KeyHash } from '../key-hash.ts'
import { bucketOf, tagBits, tagOf } from '../key-table.ts'
import { findInBucket } from '../read/key-bucket.ts'
import { encodeKeys } from './key-section.ts'

/** Hashes that nobody chose, by the fractions of a golden section. */
const fair = (count: number): KeyHash[] =>
  Array.from({ length: count }, (_, n) => [
    Math.imul(n, 0x9e3779b1) >>> 0,
    Math.imul(n, 0x85ebca6b) >>> 0,
    Math.imul(n, 0xc2b2ae35) >>> 0,
    0,
  ])
/** Hashes with one first word: whatever their number, they are of one bucket. */
const chosen = (count: number): KeyHash[] => fair(count).map(([, ...rest]) => [2 ** 31, ...rest])

/** Every key has the number of its place. */
function sectionOf(hashes: readonly KeyHash[]) {
  const section = encodeKeys({ forEach: (visit) => hashes.forEach(visit) }, Uint32Array.from(hashes.keys()))
  const { payloads, numberBits } = section
  const buckets = payloads.length
  const found = hashes.filter((hash, place) => {
    const payload = payloads[bucketOf(hash, buckets)] ?? new Uint8Array(0)
    return findInBucket(payload, tagOf(hash, tagBits(buckets)), { buckets, numberBits }, 0).includes(place)
  })
  return { ...section, found }
}

describe('the key section', () => {
  it.each([0, 1, 700, 20_000])('leads from each of %d keys to its number in one file page', (count) => {
    const { found, keys, pageBytes } = sectionOf(fair(count))
    expect([found.length, keys]).toEqual([count, count])
    expect(pageBytes).toBeLessThanOrEqual(4096)
  })

  it('keeps its size when keys were chosen for one bucket: most of these are left out, and no others', () => {
    const { found, keys, payloads, pageBytes } = sectionOf([...fair(5000), ...chosen(2000)])
    expect(found).toHaveLength(keys)
    expect(keys).toBeGreaterThanOrEqual(5000)
    expect(payloads.length * pageBytes).toBeLessThan(20 * keys)
  })
})
