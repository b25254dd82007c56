/** The one error an index file can give: what is wrong, where, and what was expected there. */

/**
 * Stable names. `not-an-index`: other bytes altogether; `unknown-version`: a later format; `truncated`: bytes are missing;
 * `checksum`: bytes have changed; `malformed`: checksums hold but the content breaks a rule; `hash`: the file's hash differs.
 */
export type IndexErrorCode =
  | 'not-an-index'
  | 'unknown-version'
  | 'truncated'
  | 'checksum'
  | 'malformed'
  | 'hash'

/**
 * Thrown by every function that reads an index file; what to do about it is said by `cli/index-advice.ts` and, in the reader's
 * language, by the code. `offset` is in bytes from the start of the file (or of the block, when inflated).
 */
export class IndexError extends Error {
  override readonly name = 'IndexError'
  readonly code: IndexErrorCode
  readonly offset: number
  readonly expected: string
  readonly found: string

  constructor(code: IndexErrorCode, offset: number, expected: string | number, found: string | number) {
    super(`${code} at byte ${offset}: expected ${expected}, found ${found}`)
    this.code = code
    this.offset = offset
    this.expected = String(expected)
    this.found = String(found)
  }
}
