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

const ADVICE: Readonly<Record<IndexErrorCode, string>> = {
  'not-an-index': 'This is not a Second Source index file. Choose a file that "second-source build" wrote.',
  'unknown-version': 'This index file needs another version of Second Source.',
  truncated: 'The index file is incomplete. Download or copy it again.',
  checksum: 'The index file is damaged. Download or copy it again.',
  malformed: 'The index file breaks a rule of its format. Build it again.',
  hash: 'The index file is not the one that was announced. Download it again.',
}

/** Thrown by every function that reads an index file. `offset` is in bytes from the start of the file (or of the block, when inflated). */
export class IndexError extends Error {
  override readonly name = 'IndexError'
  readonly code: IndexErrorCode
  readonly offset: number
  readonly expected: string
  readonly found: string

  constructor(code: IndexErrorCode, offset: number, expected: string | number, found: string | number) {
    super(`${ADVICE[code]} (${code} at byte ${offset}: expected ${expected}, found ${found})`)
    this.code = code
    this.offset = offset
    this.expected = String(expected)
    this.found = String(found)
  }
}
