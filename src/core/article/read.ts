/** Reads the records of a file of any kind, with line and column of every problem. */
import { readJson, readJsonLine } from './json.ts'
import { readMarkdown } from './markdown.ts'
import type { ReadRecord } from './types.ts'

export type RecordKind = 'markdown' | 'json' | 'ndjson'

const KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/\.(md|markdown)$/i, 'markdown'],
  [/\.json$/i, 'json'],
  [/\.(ndjson|jsonl)$/i, 'ndjson'],
]

/** The kind of a file by the end of its name, or null if it is unknown. */
export const recordKind = (name: string): RecordKind | null =>
  KINDS.find(([ending]) => ending.test(name))?.[1] ?? null

/** The records of a file's text, in order. Never throws. */
export function* readRecords(kind: RecordKind, text: string): Generator<ReadRecord> {
  if (kind === 'markdown') yield readMarkdown(text)
  else if (kind === 'json') yield* readJson(text)
  else yield* readLines(text)
}

function* readLines(text: string): Generator<ReadRecord> {
  let start = 0
  for (let line = 1; start < text.length; line++) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const read = readJsonLine(text.slice(start, end), line)
    if (read) yield read
    start = end + 1
  }
}
