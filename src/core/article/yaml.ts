/** Parses YAML fast, and again with positions if it has an error. */
import { load, YAMLException } from 'js-yaml'
import { type Position, parseWithPositions, type YamlMistake } from './positions.ts'

/** `value` is undefined if the text is not YAML; then `errors` has at least one entry. With a value, errors lose nothing. */
export type Loaded = { readonly value: unknown; readonly errors: readonly YamlMistake[] }

/** Most aliases. They are references, so an alias bomb takes no memory here and nothing expands it. */
const MAX_ALIASES = 1000

/**
 * `secured` is a fifth of a real record, never read, and costs a sixth of the parsing: its line is emptied first. Inside
 * of a value a line cannot begin in the first column, so nothing else is hit.
 */
const SECURED = /^secured: "[\w+/=]*"(?=\r?$)/m

/** Front matter, a card: one YAML document of plain data (dates stay texts). Never throws. */
export function loadYaml(text: string): Loaded {
  const lean = text.replace(SECURED, '')
  try {
    return { value: load(lean, { maxAliases: MAX_ALIASES }), errors: [] }
  } catch (error) {
    return recover(text, error)
  }
}

/** Of a duplicate key the last value counts, as in JSON. */
function recover(text: string, error: unknown): Loaded {
  const placed = parseWithPositions(text)
  const errors = placed?.errors ?? []
  if (placed?.empty && errors.length === 0) return { value: null, errors }
  if (errors.length === 0) return { value: undefined, errors: [fromException(error)] }
  if (errors.some(({ code }) => code !== 'duplicate-key')) return { value: undefined, errors }
  try {
    return { value: load(text, { maxAliases: MAX_ALIASES, json: true }), errors }
  } catch (again) {
    return { value: undefined, errors: [...errors, fromException(again)] }
  }
}

function fromException(error: unknown): YamlMistake {
  const known = error instanceof YAMLException ? error : null
  const position: Position = { line: (known?.mark?.line ?? 0) + 1, column: (known?.mark?.column ?? 0) + 1 }
  const reason = known?.reason ?? 'this front matter cannot be read'
  return { code: 'yaml-syntax', message: `${reason}; put values with special characters in quotes`, position }
}
