/** Little-endian bytes, varints and UTF-8 out of untrusted bytes: nothing is read past the end or a stated bound. */
import { IndexError } from './index-error.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Largest value of a varint: 2^53 - 1, in at most 8 bytes. */
const VARINT_BYTES = 8

/** Reads values in order; anything that would pass the end or the stated bounds is an `IndexError`. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #base: number
  #at = 0

  /** `base` is where `bytes` starts in the file: errors name offsets from there. */
  constructor(bytes: Uint8Array, base = 0) {
    this.#bytes = bytes
    this.#base = base
  }

  get offset(): number {
    return this.#base + this.#at
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  malformed(expected: string | number, found: string | number): IndexError {
    return new IndexError('malformed', this.offset, expected, found)
  }

  u8(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw this.malformed('a byte', 'the end')
    this.#at++
    return value
  }

  u16(): number {
    return this.u8() + this.u8() * 0x100
  }

  u32(): number {
    return this.u16() + this.u16() * 0x1_0000
  }

  /** A number of `bytes` bytes. */
  fixed(bytes: number): number {
    let value = 0
    for (let scale = 1, i = 0; i < bytes; i++, scale *= 256) value += this.u8() * scale
    return value
  }

  u64(): number {
    const value = this.u32() + this.u32() * 0x1_0000_0000
    if (!Number.isSafeInteger(value)) throw this.malformed('at most 2^53 - 1', value)
    return value
  }

  f64(): number {
    const bytes = this.raw(8)
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true)
  }

  /** A varint of at most `max`. */
  varint(max: number = Number.MAX_SAFE_INTEGER): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < VARINT_BYTES; count++) {
      const byte = this.u8()
      value += (byte & 127) * scale
      if (byte < 128) {
        if (!(value <= max)) throw this.malformed(`at most ${max}`, value)
        return value
      }
      scale *= 128
    }
    throw this.malformed(`a varint of at most ${VARINT_BYTES} bytes`, 'a longer one')
  }

  raw(length: number): Uint8Array {
    if (!(length >= 0 && length <= this.left)) throw this.malformed(`${length} bytes`, `${this.left} bytes`)
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  /** All that is left, as text. */
  rest(): string {
    return this.#decode(this.raw(this.left))
  }

  text(maxBytes: number): string {
    return this.#decode(this.raw(this.varint(maxBytes)))
  }

  #decode(bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes)
    } catch {
      throw this.malformed('UTF-8', 'other bytes')
    }
  }
}
