/** Decodes postings out of untrusted bits. */
import { IndexError } from '../index/errors.ts'

/** Bits of a list: `base` is where `bytes` starts in the section, for messages; ranks stay below `limit`. */
export type PostingBits = { readonly bytes: Uint8Array; readonly base: number; readonly limit: number }

/** Postings from bit `from`: gaps count from rank `previous`, in exponential Golomb code of `order`. */
export type Run = {
  readonly from: number
  readonly count: number
  readonly previous: number
  readonly order: number
}

/** Widest value of a gap, in bits. */
const widest = 24

/**
 * Puts `run.count` codes, rank * 4 + places, into `codes` from `at` on; gives the bit after the last. One loop without calls: a
 * search decodes 100,000 postings in code that no compiler has seen before, where a call costs more than a posting.
 * @throws IndexError past the end or past what a writer writes.
 */
export function decodePostings(list: PostingBits, run: Run, codes: Uint32Array, at: number): number {
  const { bytes, base, limit } = list
  const { order } = run
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lastWord = bytes.length - 4
  const end = at + run.count
  let bit = run.from
  let rank = run.previous
  for (let i = at; i < end; i++) {
    let byte = bit >>> 3
    let word = (byte <= lastWord ? view.getUint32(byte, true) : lastBits(bytes, byte)) >>> (bit & 7)
    const zeros = 31 - Math.clz32(word & -word)
    const width = zeros + order
    if (word === 0 || width > widest)
      throw damaged(base + byte, 'a number below 2^24', `one of ${width} bits`)
    bit += zeros + 1
    byte = bit >>> 3
    word = (byte <= lastWord ? view.getUint32(byte, true) : lastBits(bytes, byte)) >>> (bit & 7)
    rank += 1 + (1 << width) + (word & ((1 << width) - 1)) - (1 << order)
    if (rank >= limit) throw damaged(base + byte, `a rank below ${limit}`, rank)
    bit += width
    // At most 24 bits of at least 25 are used: one is left, which says whether a second follows.
    if (((word >>> width) & 1) === 0) {
      codes[i] = rank * 4 + 2
      bit++
    } else {
      const second = ((bytes[(bit + 1) >>> 3] ?? 0) >>> ((bit + 1) & 7)) & 1
      codes[i] = rank * 4 + (second === 0 ? 1 : 3)
      bit += 2
    }
  }
  if (bit > bytes.length * 8) throw damaged(base + bytes.length, 'postings', 'the end of the list')
  return bit
}

/** What is left of the bytes, zeros after them, which are not taken for real: whoever decodes looks where it has come to. */
function lastBits(bytes: Uint8Array, byte: number): number {
  return (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16)
}

export function damaged(offset: number, expected: string, found: string | number): IndexError {
  return new IndexError('malformed', offset, expected, found)
}
