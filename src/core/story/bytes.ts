/** Little-endian numbers and variable-length integers; a growing sink and a bounded cursor. */
import { IndexError } from '../index/errors.ts'

/** A growing list of unsigned 32-bit numbers without boxing. */
export class Uint32List {
  data = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = new Uint32Array(Math.ceil(this.length * 1.6))
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }
}

/** A growing run of bytes. */
export class ByteSink {
  private data = new Uint8Array(1024)
  length = 0

  private room(count: number): void {
    if (this.length + count <= this.data.length) return
    const grown = new Uint8Array(Math.max(this.length + count, Math.ceil(this.data.length * 1.6)))
    grown.set(this.data.subarray(0, this.length))
    this.data = grown
  }

  byte(value: number): void {
    this.room(1)
    this.data[this.length++] = value
  }

  /** `count` bytes, lowest first; `value` below 2^32. */
  fixed(value: number, count: number): void {
    for (let i = 0; i < count; i++) this.byte((value >>> (8 * i)) & 255)
  }

  /** Seven bits a byte, lowest first; `value` below 2^53. */
  varint(value: number): void {
    while (value > 127) {
      this.byte((value % 128) | 128)
      value = Math.floor(value / 128)
    }
    this.byte(value)
  }

  append(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.data.set(bytes, this.length)
    this.length += bytes.length
  }

  bytes(): Uint8Array {
    return this.data.slice(0, this.length)
  }
}

/** Reads untrusted bytes; going past the end is an `IndexError` at its place in the section. */
export class ByteCursor {
  private readonly data: Uint8Array
  /** Where `data` starts in the section, for messages. */
  private readonly base: number
  at: number

  constructor(data: Uint8Array, base: number, at = 0) {
    this.data = data
    this.base = base
    this.at = at
  }

  get done(): boolean {
    return this.at >= this.data.length
  }

  get offset(): number {
    return this.base + this.at
  }

  byte(): number {
    const value = this.data[this.at]
    if (value === undefined) throw damaged(this.offset, 'a byte', 'the end of its part')
    this.at++
    return value
  }

  fixed(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value += this.byte() * 2 ** (8 * i)
    return value
  }

  varint(): number {
    let value = 0
    for (let scale = 1; scale < 2 ** 49; scale *= 128) {
      const next = this.byte()
      value += (next & 127) * scale
      if (next < 128) return value
    }
    throw damaged(this.offset, 'a number of at most 7 bytes', 'a longer one')
  }
}

/** The one error of this section: bytes that cannot be what a writer wrote. */
export function damaged(offset: number, expected: string | number, found: string | number): IndexError {
  return new IndexError('malformed', offset, expected, found)
}
