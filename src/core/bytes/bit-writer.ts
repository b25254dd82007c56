/** Writes the bits of posting lists, lowest first in each byte: fixed widths, and numbers in exponential Golomb code. */

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
