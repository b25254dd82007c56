/** Finds lines and columns in YAML: of its errors, and of the value at a path. */
import { type ErrorCode, isNode, LineCounter, parseDocument } from 'yaml'
import type { Path } from './problems.ts'

/** Both count from 1; a column is a UTF-16 unit. */
export type Position = { readonly line: number; readonly column: number }
export type YamlMistake = { readonly code: string; readonly message: string; readonly position: Position }

export type Placed = {
  readonly errors: readonly YamlMistake[]
  /** Whether the text holds comments and blank lines only. */
  readonly empty: boolean
  /** The position of the value at `path`, or of its nearest container if it is missing. */
  find(path: Path): Position
}

const START: Position = { line: 1, column: 1 }

/** In UTF-16 units. Longer texts are not parsed again for positions, which is slow; their problems have the first line. */
const MAX_LENGTH = 4_000_000
/** One error often causes errors on every following line. */
const MAX_ERRORS = 10

/** Advice by the parser's error code. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'a value that holds ": " must stand in quotes; a line that begins a new value is indented as the one above',
  MULTILINE_IMPLICIT_KEY:
    'a line is neither "name: value" nor part of a quoted text; put the whole text in quotes',
  BAD_SCALAR_START: 'a value that begins with a special character must stand in quotes',
  BAD_DQ_ESCAPE: 'write \\\\ for a backslash inside double quotes',
  BAD_INDENT: 'indent with the same number of spaces as the lines around',
  TAB_AS_INDENT: 'indent with spaces, not with tabs',
  MISSING_CHAR: 'close the quote or bracket; write \\" for a quote inside double quotes',
  UNEXPECTED_TOKEN: 'put the whole value in double quotes, and write \\" for a quote inside',
  BAD_ALIAS: 'a value that begins with * or & must stand in quotes',
}

/** Also MISSING_CHAR, but nothing is open: a line lacks ": ". */
const NO_VALUE = 'Implicit map keys need to be followed by map values'
const NO_VALUE_ADVICE = 'this line is not "name: value"; write a colon and a space after the name'

/** Parses with positions, or returns null if the text is too long or too deep. */
export function parseWithPositions(text: string): Placed | null {
  if (text.length > MAX_LENGTH) return null
  const lines = new LineCounter()
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    const errors = document.errors.map((error) => describe(error.code, error.message, position(error.pos[0])))
    const find = (path: Path): Position => {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return position(node.range[0])
      }
      return START
    }
    return { errors: firstOfEachLine(errors), empty: document.contents === null, find }
  } catch {
    return null // nested deeper than the call stack
  }
}

function describe(code: ErrorCode, reason: string, position: Position): YamlMistake {
  if (code === 'DUPLICATE_KEY') {
    return {
      code: 'duplicate-key',
      message: 'this name stands twice; the last value counts: take one out',
      position,
    }
  }
  const advice = reason === NO_VALUE ? NO_VALUE_ADVICE : ADVICE[code]
  return { code: 'yaml-syntax', message: advice ? `${advice} (${reason})` : reason, position }
}

function firstOfEachLine(errors: readonly YamlMistake[]): YamlMistake[] {
  const lines = new Set<number>()
  const first = errors.filter(({ position: { line } }) => !lines.has(line) && lines.add(line))
  return first.slice(0, MAX_ERRORS)
}
