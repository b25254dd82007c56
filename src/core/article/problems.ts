/** Collects the problems of a record. */
import type { Problem, Severity } from './types.ts'

export type Path = Problem['path']

/** Reports a problem at `path`. Parsing continues, so that one run finds all problems of a record. */
export type Note = (severity: Severity, code: string, path: Path, message: string) => void

/** A path in words: related[3].provider.domain. */
export const pathText = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i ? `.${step}` : step)).join('')

/** A value as a message may quote it: one line, at most 60 characters; lists and mappings are named, never walked (aliases make them endless). */
export function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '(a list)' : '(a mapping)'
  const line = String(value).slice(0, 400).replace(/\s+/g, ' ').trim()
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`
}

/** A `Note` and the list that it fills. */
export function noteTo(problems: Problem[]): Note {
  return (severity, code, path, message) => problems.push({ severity, code, path, message })
}
