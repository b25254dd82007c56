/** A growing run of little-endian bytes, varints and UTF-8. */

const encoder = new TextEncoder()

/** Appends values to a buffer that doubles when full. */
export class ByteWriter {
  #bytes: Uint8Array
  #length = 0

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  /** Makes room for `count` more bytes. */
  #reserve(count: number): void {
    const needed = this.#length + count
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }

  u8(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  u16(value: number): void {
    this.u8(value & 255)
    this.u8((value >>> 8) & 255)
  }

  u32(value: number): void {
    this.u16(value & 0xffff)
    this.u16(value >>> 16)
  }

  /** `value`'s lowest `bytes` bytes, at most 4. */
  fixed(value: number, bytes: number): void {
    for (let i = 0; i < bytes; i++) this.u8((value >>> (8 * i)) & 255)
  }

  /** Whole numbers from 0 to 2^53 - 1. */
  u64(value: number): void {
    this.u32(value >>> 0)
    this.u32(Math.floor(value / 0x1_0000_0000))
  }

  f64(value: number): void {
    const view = new DataView(new ArrayBuffer(8))
    view.setFloat64(0, value, true)
    this.raw(new Uint8Array(view.buffer))
  }

  /** 7 bits a byte, lowest first, high bit set on all but the last; 0 to 2^53 - 1. */
  varint(value: number): void {
    while (value >= 128) {
      this.u8((value % 128) | 128)
      value = Math.floor(value / 128)
    }
    this.u8(value)
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** UTF-8 without a length. */
  utf8(text: string): void {
    this.#reserve(text.length * 3)
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written
  }

  /** The UTF-8 length as a varint, then the text. */
  text(text: string): void {
    const bytes = encoder.encode(text)
    this.varint(bytes.length)
    this.raw(bytes)
  }

  clear(): void {
    this.#length = 0
  }

  /** The bytes so far: a view that the next write may overwrite. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** The bytes so far, copied. */
  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}
