/** What a reader throws when bytes are not what a writer writes. */

export type IndexErrorInfo = {
  readonly code: string
  /** Byte offset in the part that was read. */
  readonly offset: number
  readonly expected: string
  readonly found: string
  readonly message: string
}

export class IndexError extends Error {
  readonly code: string
  readonly offset: number
  readonly expected: string
  readonly found: string

  constructor(info: IndexErrorInfo) {
    super(info.message)
    this.name = 'IndexError'
    this.code = info.code
    this.offset = info.offset
    this.expected = info.expected
    this.found = info.found
  }
}
