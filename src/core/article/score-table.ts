/** Parses what a card says of a table of outlets' scores, from untrusted JSON. */
import { stripBidiControls } from './bidi.ts'
import { LIMITS } from './limits.ts'
import type { ScoreTable } from './types.ts'

/** Null when there is no table; undefined when the value is not one. */
export function parseScoreTable(value: unknown): ScoreTable | null | undefined {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return undefined
  const { name, min, max } = value as Readonly<Record<string, unknown>> // an object: its members are unknown
  if (typeof name !== 'string' || typeof min !== 'number' || typeof max !== 'number') return undefined
  if (!(min >= 0 && min <= max && Number.isFinite(max))) return undefined
  return { name: stripBidiControls(name.slice(0, LIMITS.cardText)), min, max }
}
