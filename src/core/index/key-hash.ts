/** The 128-bit hash of a page key: MurmurHash3_x86_128 with seed 0 over its UTF-8 bytes. */

/** Four unsigned 32-bit words, in the order the algorithm names them. */
export type KeyHash = readonly [number, number, number, number]

const C1 = 0x239b961b
const C2 = 0xab0e9789
const C3 = 0x38b34ae5
const C4 = 0xa1e38b93

const encoder = new TextEncoder()
let scratch = new Uint8Array(8192)

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function finish(h: number): number {
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The little-endian word at `at`; bytes from `end` on count as 0. */
function word(bytes: Uint8Array, at: number, end: number): number {
  let value = 0
  for (let i = Math.min(4, end - at) - 1; i >= 0; i--) value = (value << 8) | (bytes[at + i] ?? 0)
  return value
}

/** Hashes the first `end` bytes. */
function hashBytes(bytes: Uint8Array, end: number): KeyHash {
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  const body = end - (end % 16)
  for (let at = 0; at < end; at += 16) {
    h1 ^= Math.imul(rotate(Math.imul(word(bytes, at, end), C1), 15), C2)
    if (at < body) h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotate(Math.imul(word(bytes, at + 4, end), C2), 16), C3)
    if (at < body) h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotate(Math.imul(word(bytes, at + 8, end), C3), 17), C4)
    if (at < body) h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotate(Math.imul(word(bytes, at + 12, end), C4), 18), C1)
    if (at < body) h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0
  }
  h1 ^= end
  h2 ^= end
  h3 ^= end
  h4 ^= end
  h1 = (h1 + h2 + h3 + h4) | 0
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  h1 = finish(h1)
  h2 = finish(h2)
  h3 = finish(h3)
  h4 = finish(h4)
  h1 = (h1 + h2 + h3 + h4) | 0
  return [h1 >>> 0, (h2 + h1) >>> 0, (h3 + h1) >>> 0, (h4 + h1) >>> 0]
}

/** The hash of a page key. */
export function hashKey(key: string): KeyHash {
  if (key.length * 3 > scratch.length) scratch = new Uint8Array(key.length * 3)
  return hashBytes(scratch, encoder.encodeInto(key, scratch).written)
}
