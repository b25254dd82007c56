/** Reads single values of a record from untrusted data: bounded, or absent with a problem that says what to do. */

import { stripBidiControls } from './bidi.ts'
import { parseLanguage } from './language.ts'
import { LIMITS } from './limits.ts'
import { type Note, type Path, pathText, quoted } from './problems.ts'
import { readTime } from './time.ts'
import type { Image } from './types.ts'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** Values that publishers write for "none". */
export const isAbsent = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === ''

const UNTIDY = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]| {2}|^ | $/u
const CURLY = /^[“”„‟‘’«»]/

/** One line without control characters, lone surrogates and bidi controls. */
function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text
  return stripBidiControls(text)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc} \u2028\u2029]+/gu, ' ')
    .trim()
}

function cut(text: string, limit: number): string {
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(limit - 2))
  return `${text.slice(0, limit - (splitsPair ? 2 : 1)).trimEnd()}…`
}

/** A bounded line of text, empty if absent or invalid. */
export function readText(value: unknown, limit: number, path: Path, note: Note): string {
  if (isAbsent(value)) return ''
  const text = asText(value, path, note)
  // Cut before it is cleaned, so that a hostile length costs nothing.
  const line = tidy(text.length > 4 * limit ? text.slice(0, 4 * limit) : text)
  if (line.length <= limit) return line
  note(
    'warning',
    'too-long',
    path,
    `${pathText(path)} is cut: ${text.length} characters; keep it within ${limit}`,
  )
  return cut(line, limit)
}

function asText(value: unknown, path: Path, note: Note): string {
  if (typeof value === 'string') return value
  const name = pathText(path)
  if (typeof value === 'number' || typeof value === 'boolean') {
    note('warning', 'unquoted-text', path, `${name} is a ${typeof value}, not a text; write it in quotes`)
    return String(value)
  }
  note('warning', 'not-text', path, `${name} is not a text; write one line in quotes`)
  return ''
}

/** An http(s) address with its scheme in lower case, otherwise as written, or null. */
export function readAddress(value: unknown, path: Path, note: Note): string | null {
  if (isAbsent(value)) return null
  const wrong = (why: string) => {
    note('warning', 'invalid-url', path, `${pathText(path)} ${quoted(value)} ${why}`)
    return null
  }
  if (typeof value !== 'string') return wrong('is not an address; write it in quotes, as "https://…"')
  const text = value.trim()
  const bytes = text.length * 3 > LIMITS.url ? new TextEncoder().encode(text).length : text.length
  if (bytes > LIMITS.url) return wrong(`has ${bytes} bytes; at most ${LIMITS.url} are kept`)
  if (CURLY.test(text)) return wrong('begins with a curly quote; use straight quotes: "')
  if (!/^https?:\/\//i.test(text))
    return wrong('is not an http(s) address; write all of it, from https:// on')
  if (/[\s\p{Cc}\p{Surrogate}<>"\\^`{|}]/u.test(text))
    return readLoose(text) ?? wrong('is not a valid address')
  if (!URL.canParse(text)) return wrong('is not a valid address')
  if (text.includes('@') && hasUser(text)) return wrong('holds a user name; take it out')
  return text.replace(/^https?/i, (scheme) => scheme.toLowerCase())
}

/** Browsers open addresses with spaces and similar characters, but only the escaped form is safe to pass on. */
function readLoose(text: string): string | null {
  if (!URL.canParse(text) || hasUser(text)) return null
  const { href } = new URL(text)
  return href.length <= LIMITS.url ? href : null
}

function hasUser(text: string): boolean {
  const { username, password } = new URL(text)
  return username !== '' || password !== ''
}

/** From here on years have five digits. An index.json with such a date is refused, and an offset may lead there. */
const YEAR_10000 = Date.UTC(10_000, 0) / 1000

/** Seconds since 1970 UTC; null when absent or unreadable. */
export function readDate(value: unknown, path: Path, note: Note): number | null {
  if (isAbsent(value)) return null
  const read = typeof value === 'string' || value instanceof Date ? readTime(value) : null
  const time = read !== null && read < YEAR_10000 ? read : null
  if (time === null) {
    const what = `${pathText(path)} ${quoted(value)} is not a date; write it as 2020-11-13T08:59:00Z`
    note('warning', 'invalid-date', path, what)
  }
  return time
}

/** A score: finite and >= 0, numbers in quotes too; null when absent or not a score. */
export function readQuality(value: unknown, path: Path, note: Note): number | null {
  if (isAbsent(value)) return null
  const text = typeof value === 'string' ? value.trim() : value
  const number =
    typeof text === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text
  if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return number + 0
  const shown = typeof value === 'number' ? String(value) : quoted(value)
  note(
    'warning',
    'invalid-quality',
    path,
    `${pathText(path)} ${shown} is not a number from 0 up, such as 7.5; the article is not scored`,
  )
  return null
}

/** A yes-or-no value, in quotes too; `otherwise` when absent or unreadable. */
export function readFlag(value: unknown, otherwise: boolean, path: Path, note: Note): boolean {
  if (isAbsent(value)) return otherwise
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (word === 'true' || word === 'yes') return true
  if (word === 'false' || word === 'no') return false
  note(
    'warning',
    'invalid-flag',
    path,
    `${pathText(path)} ${quoted(value)} is neither true nor false; taken as ${otherwise}`,
  )
  return otherwise
}

/** A BCP 47 tag in one spelling; null when absent or not a language. */
export function readLanguage(value: unknown, path: Path, note: Note): string | null {
  if (isAbsent(value)) return null
  const language = typeof value === 'string' ? parseLanguage(value) : null
  if (language === null) {
    const what = `${pathText(path)} ${quoted(value)} is not a language tag; write it as en or pt-BR`
    note('warning', 'invalid-language', path, what)
  }
  return language
}

/** At most 32 short texts; one text alone counts as a list of one. */
export function readTopics(value: unknown, path: Path, note: Note): string[] {
  if (isAbsent(value)) return []
  const list = Array.isArray(value) ? value : [value]
  if (list.length > LIMITS.topics) {
    note(
      'warning',
      'too-many-topics',
      path,
      `${list.length} ${pathText(path)}; the first ${LIMITS.topics} are kept`,
    )
  }
  const topics = list
    .slice(0, LIMITS.topics)
    .map((topic, i) => readText(topic, LIMITS.topic, [...path, i], note))
  return [...new Set(topics.filter((topic) => topic !== ''))]
}

/** The first usable image of a list. */
export function readImage(value: unknown, path: Path, note: Note): Image | null {
  if (isAbsent(value)) return null
  const list: unknown[] = Array.isArray(value) ? value : [value]
  for (const [i, entry] of list.slice(0, 10).entries()) {
    const at = Array.isArray(value) ? [...path, i] : path
    const fields = isFields(entry) ? entry : { url: entry }
    const url = readAddress(fields.url, isFields(entry) ? [...at, 'url'] : at, note)
    if (url !== null) return { url, width: readSide(fields.width), height: readSide(fields.height) }
  }
  return null
}

function readSide(value: unknown): number | null {
  const side = typeof value === 'string' ? Number(value) : value
  return typeof side === 'number' && Number.isInteger(side) && side > 0 && side <= LIMITS.imageSide
    ? side
    : null
}
