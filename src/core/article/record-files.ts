/** Which files of a folder are records, and how their bytes become text. */
import { recordKind } from './read.ts'
import type { FileProblem } from './types.ts'

/** What lies in folders of records without being one. */
const NOT_RECORDS = [
  /(?:^|\/)(?:node_modules\/|\.)/,
  /(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|LICENSE|CODE_OF_CONDUCT|SECURITY)[^/]*$/i,
  /(?:^|\/)(?:package|package-lock|tsconfig|index)\.json$/i,
]

/** Whether a file found in a folder holds records; `path` with slashes. A file that is named by hand is read in any case. */
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

/** Editors on Windows still write UTF-16; its byte order mark tells. */
const UTF16 = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
]

/** A record file's text; a problem when some of it is lost. */
export function decodeRecords(bytes: Uint8Array): { text: string; problem: FileProblem | null } {
  const wide = UTF16.find(({ mark }) => bytes[0] === mark[0] && bytes[1] === mark[1])
  if (wide) return { text: new TextDecoder(wide.label).decode(bytes), problem: null }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problem: null }
  } catch {
    return { text: new TextDecoder().decode(bytes), problem: NOT_UTF8 }
  }
}
