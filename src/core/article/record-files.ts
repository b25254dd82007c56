/** Which files of a folder are records, and how their bytes become text. */
import { recordKind } from './read.ts'
import type { FileProblem } from './types.ts'

/** Names of files in record folders that are not records. */
const NOT_RECORDS = [
  /(?:^|\/)(?:node_modules\/|\.)/,
  /(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|LICENSE|CODE_OF_CONDUCT|SECURITY)[^/]*$/i,
  /(?:^|\/)(?:package|package-lock|tsconfig|index)\.json$/i,
  // What publishing writes, for who publishes into the folder of the records.
  /\.part\.json$/,
]

/** Whether a file found in a folder holds records. `path` has slashes. A file named on the command line is always read. */
export const isRecordPath = (path: string): boolean =>
  recordKind(path) !== null && !NOT_RECORDS.some((pattern) => pattern.test(path))

const NOT_UTF8: FileProblem = {
  severity: 'warning',
  code: 'not-utf8',
  message: 'this file is not UTF-8, some characters are lost; save it as UTF-8',
  path: [],
  line: 1,
  column: 1,
}

/** UTF-16 by its byte order mark, which editors and shells on Windows still write; null means UTF-8. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** The text of a record file, and a problem if characters were lost. */
export function decodeRecords(bytes: Uint8Array): { text: string; problem: FileProblem | null } {
  const wide = wideEncoding(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), problem: null }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problem: null }
  } catch {
    return { text: new TextDecoder().decode(bytes), problem: NOT_UTF8 }
  }
}
