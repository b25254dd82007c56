/** Reads a Markdown record: its front matter, and the line of every problem. */
import { parseWithPositions } from './positions.ts'
import { parseRecord } from './record.ts'
import type { FileProblem, ReadRecord } from './types.ts'
import { loadYaml } from './yaml.ts'

/** `line`: the line in the file at which `text` starts. `closed`: whether the end mark was found. */
export type FrontMatter = { readonly text: string; readonly line: number; readonly closed: boolean }

const OPENING = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)/
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/gm

/** The lines between the two `---`, or null if the file does not begin with one. */
export function splitFrontMatter(file: string): FrontMatter | null {
  const start = OPENING.exec(file)?.[0].length
  if (start === undefined) return null
  CLOSING.lastIndex = start
  const end = CLOSING.exec(file)
  return { text: file.slice(start, end?.index), line: 2, closed: end !== null }
}

const AT_START = { path: [], line: 1, column: 1 } as const

export function readMarkdown(file: string): ReadRecord {
  const front = splitFrontMatter(file)
  if (front === null) {
    const message = 'no front matter; the first line of a record is ---'
    return {
      record: null,
      published: true,
      problems: [{ severity: 'error', code: 'no-front-matter', message, ...AT_START }],
      item: '',
    }
  }
  const problems: FileProblem[] = []
  if (!front.closed) {
    const message = 'the front matter has no end; add a line --- after it'
    problems.push({ severity: 'warning', code: 'no-end-mark', message, ...AT_START })
  }
  const { value, errors } = loadYaml(front.text)
  const severity = value === undefined ? 'error' : 'warning'
  for (const { code, message, position } of errors) {
    problems.push({
      severity,
      code,
      message,
      path: [],
      line: position.line + front.line - 1,
      column: position.column,
    })
  }
  if (value === undefined) return { record: null, published: true, problems, item: '' }
  const parsed = parseRecord(value)
  if (parsed.problems.length > 0) {
    const placed = parseWithPositions(front.text)
    for (const problem of parsed.problems) {
      const { line, column } = placed?.find(problem.path) ?? { line: 1, column: 1 }
      problems.push({ ...problem, line: line + front.line - 1, column })
    }
  }
  // Sorted by line: people fix a file from top to bottom.
  problems.sort((a, b) => a.line - b.line || a.column - b.column)
  return { record: parsed.record, published: parsed.published, problems, item: '' }
}
