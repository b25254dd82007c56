/** Advice about an index file that cannot be read. The extension has its own sentences in the reader's language. */
import type { IndexError, IndexErrorCode } from '../core/bytes/index-error.ts'

const ADVICE: Readonly<Record<IndexErrorCode, string>> = {
  'not-an-index': 'This is not a Second Source index file. Choose a file that "second-source build" wrote.',
  'unknown-version': 'This index file needs another version of Second Source.',
  truncated: 'The index file is incomplete. Download or copy it again.',
  checksum: 'The index file is damaged. Download or copy it again.',
  malformed: 'The index file breaks a rule of its format. Build it again.',
  hash: 'The index file is not the one that was announced. Download it again.',
}

/** "The index file is damaged. Download or copy it again. (checksum at byte 4120: expected 7, found 9)" */
export const withAdvice = ({ code, message }: IndexError): string => `${ADVICE[code]} (${message})`
