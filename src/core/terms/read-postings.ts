/** Decodes postings from untrusted bits. */
import { IndexError } from '../bytes/index-error.ts'

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
const WIDEST = 24

/**
 * Puts `run.count` codes, rank * 4 + location bits, into `codes` from `at` on; gives the bit after the last. One loop
 * without calls that reads each byte once: a search decodes 100,000 postings in code that has not been compiled yet.
 * @throws IndexError past the end or of what no writer writes.
 */
export function decodePostings(list: PostingBits, run: Run, codes: Uint32Array, at: number): number {
  const { bytes, base, limit } = list
  const { order } = run
  const end = at + run.count
  let byte = run.from >>> 3
  // The next `have` bits of the list, lowest first, zeros above. Past the end come zeros, which are noticed below.
  let have = 8 - (run.from & 7)
  let next = (bytes[byte++] ?? 0) >>> (run.from & 7)
  let rank = run.previous
  for (let i = at; i < end; i++) {
    for (; have <= 24; have += 8) next |= (bytes[byte++] ?? 0) << have
    const zeros = 31 - Math.clz32(next & -next)
    const width = zeros + order
    if (next === 0 || width > WIDEST)
      throw damaged(base + byte, 'a number below 2^24', `one of ${width} bits`)
    next >>>= zeros + 1
    have -= zeros + 1
    for (; have < width; have += 8) next |= (bytes[byte++] ?? 0) << have
    rank += 1 + (1 << width) + (next & ((1 << width) - 1)) - (1 << order)
    if (rank >= limit) throw damaged(base + byte, `a rank below ${limit}`, rank)
    next >>>= width
    have -= width
    for (; have < 2; have += 8) next |= (bytes[byte++] ?? 0) << have
    if ((next & 1) === 0) {
      codes[i] = rank * 4 + 2
      next >>>= 1
      have -= 1
    } else {
      codes[i] = rank * 4 + ((next & 2) === 0 ? 1 : 3)
      next >>>= 2
      have -= 2
    }
  }
  const after = byte * 8 - have
  if (after > bytes.length * 8) throw damaged(base + bytes.length, 'postings', 'the end of the list')
  return after
}

export function damaged(offset: number, expected: string, found: string | number): IndexError {
  return new IndexError('malformed', offset, expected, found)
}
