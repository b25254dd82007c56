/** Records in JSON: one record or an array of them, or one a line. The fields are those of the front matter. */
import { placesInJson } from './json-positions.ts'
import { parseRecord } from './record.ts'
import type { ReadRecord } from './types.ts'

/** Reads a `.json` file. A syntax error loses the file; a bad record is left out by itself. */
export function readJson(file: string): ReadRecord[] {
  const text = file.replace(/^\ufeff/, '')
  const value = parse(text)
  if (value === undefined) return [syntaxError(text)]
  if (!Array.isArray(value)) return place(text, [parseRecord(value)], false)
  return place(
    text,
    value.map((entry) => parseRecord(entry)),
    true,
  )
}

/** Reads one line of a `.ndjson` file, or null if it is blank. `line` counts from 1. */
export function readJsonLine(text: string, line: number): ReadRecord | null {
  const bare = line === 1 ? text.replace(/^\ufeff/, '') : text
  if (bare.trim() === '') return null
  const value = parse(bare)
  const [read] = value === undefined ? [syntaxError(bare)] : place(bare, [parseRecord(value)], false)
  const problems = read?.problems.map((problem) => ({ ...problem, line })) ?? []
  return { record: read?.record ?? null, published: read?.published ?? true, problems, item: `:${line}` }
}

/** Undefined means a syntax error: JSON has no such value. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function syntaxError(text: string): ReadRecord {
  const { line, column } = placesInJson(text, []).error ?? { line: 1, column: 1 }
  const message = 'this is not JSON from here on; look for a missing comma, quote or bracket'
  const problem = { severity: 'error', code: 'json-syntax', message, path: [], line, column } as const
  return { record: null, published: true, problems: [problem], item: '' }
}

function place(
  text: string,
  parsed: readonly ReturnType<typeof parseRecord>[],
  inArray: boolean,
): ReadRecord[] {
  const prefix = (i: number) => (inArray ? [i] : [])
  const paths = parsed.flatMap(({ problems }, i) => problems.map(({ path }) => [...prefix(i), ...path]))
  const places = paths.length > 0 ? placesInJson(text, paths) : null
  return parsed.map(({ record, published, problems }, i) => ({
    record,
    published,
    problems: problems.map((problem) => {
      const { line, column } = places?.find([...prefix(i), ...problem.path]) ?? { line: 1, column: 1 }
      return { ...problem, line, column }
    }),
    item: inArray ? `[${i}]` : '',
  }))
}
