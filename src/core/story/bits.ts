/** Bits of posting lists, lowest first in each byte: fixed widths, and numbers in exponential Golomb code. */
import { IndexError } from '../index/errors.ts'

/** Most bits `read` gives at once: four bytes less the bits before them. */
const widest = 25

/** Bits of `value` in exponential Golomb code of order `k`. `value` + 2^k below 2^25. */
export function golombBits(value: number, k: number): number {
  return 2 * (31 - Math.clz32(value + (1 << k))) - k + 1
}

export class BitWriter {
  #bytes = new Uint8Array(256)
  #bits = 0

  get byteLength(): number {
    return Math.ceil(this.#bits / 8)
  }

  clear(): void {
    this.#bytes.fill(0, 0, this.byteLength)
    this.#bits = 0
  }

  /** The lowest `width` bits of `value`, at most 25. */
  write(value: number, width: number): void {
    const at = this.#bits >>> 3
    if (at + 4 >= this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    const shifted = value << (this.#bits & 7)
    for (let i = 0; i < 4; i++) this.#bytes[at + i] = (this.#bytes[at + i] ?? 0) | (shifted >>> (8 * i))
    this.#bits += width
  }

  /** `zeros` zeros and a one, then the value plus 2^k without its highest bit: short for what is near 2^k, bounded for all. */
  golomb(value: number, k: number): void {
    const shifted = value + (1 << k)
    const width = 31 - Math.clz32(shifted)
    const zeros = width - k
    this.write(1 << zeros, zeros + 1)
    this.write(shifted - (1 << width), width)
  }

  /** The next bit starts a byte. */
  align(): void {
    this.#bits = this.byteLength * 8
  }

  /** A view that the next write may change. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.byteLength)
  }
}

/** Reads untrusted bits; past the end or past what a writer writes is an `IndexError`. */
export class BitReader {
  readonly #bytes: Uint8Array
  readonly #base: number
  #at: number

  /** `base` is where `bytes` starts in the section, for messages; reading starts at byte `from`. */
  constructor(bytes: Uint8Array, base: number, from = 0) {
    this.#bytes = bytes
    this.#base = base
    this.#at = from * 8
  }

  /** Whole bytes from which something was read. */
  get byteOffset(): number {
    return Math.ceil(this.#at / 8)
  }

  damaged(expected: string, found: string | number): IndexError {
    return new IndexError('malformed', this.#base + this.byteOffset, expected, found)
  }

  /** Up to 25 bits; what lies past the end is zeros, which the caller must not take for real. */
  #peek(): number {
    const at = this.#at >>> 3
    const b = this.#bytes
    const word = (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8) | ((b[at + 2] ?? 0) << 16) | ((b[at + 3] ?? 0) << 24)
    return word >>> (this.#at & 7)
  }

  read(width: number): number {
    const value = this.#peek() & ((1 << width) - 1)
    this.#at += width
    if (this.#at > this.#bytes.length * 8) throw this.damaged(`${width} bits`, 'the end of the list')
    return value
  }

  /** At most 2^25. */
  golomb(k: number): number {
    const next = this.#peek()
    const zeros = 31 - Math.clz32(next & -next)
    const width = zeros + k
    if (next === 0 || width > widest - 1) throw this.damaged('a number below 2^24', `one of ${width} bits`)
    this.#at += zeros + 1
    return (1 << width) + this.read(width) - (1 << k)
  }

  align(): void {
    this.#at = this.byteOffset * 8
  }
}
