/** The publisher's index.json: what it says, reading it from untrusted JSON, writing it. */
import { LIMITS as ARTICLE_LIMITS } from '../article/limits.ts'
import { parseScoreTable } from '../article/score-table.ts'
import type { Card, ScoreTable } from '../article/types.ts'
import { LIMITS } from '../index/limits.ts'

/** The version of this file's shape; a reader refuses a newer one. */
const PUBLICATION_FORMAT = 1
/** An index.json larger than this is refused before it is parsed; 48 parts take about 20 KB. */
export const MAX_PUBLICATION_BYTES = 1024 * 1024
/** Files of an index: closed years, months of the running year, days of the running month. */
export const MAX_PARTS = LIMITS.parts
const MAX_PART_BYTES = 4 * 1024 ** 3

/** One immutable index file. */
export type PublishedPart = {
  /** The period it covers: "2025", "2026-11", "to-2015", "undated"; "all" for an index of one file. */
  readonly period: string
  /** Absolute http(s) address. In the JSON it may be relative to index.json. */
  readonly url: string
  /** The file's hash as the index format defines it, 64 lower-case hex digits. */
  readonly hash: string
  /** Bytes. */
  readonly size: number
  readonly articles: number
  readonly providers: number
  /** ISO 8601; null when every article is undated. */
  readonly newest: string | null
}

export type Publication = {
  readonly card: Card
  /** ISO 8601, UTC: when the publisher built it. */
  readonly built: string
  readonly parts: readonly PublishedPart[]
  /** Hashes of installed parts that this index means to replace although it is much smaller. */
  readonly replaces: readonly string[]
}

/**
 * Why an index.json is not taken. `message` says what is wrong, for `doctor` and the log; `code` and `field` say it to
 * readers: `page`: a web page; `broken`: not JSON; `newer`: of a later format; `field`: one value in it.
 */
export class PublicationError extends Error {
  override readonly name = 'PublicationError'
  readonly code: 'page' | 'broken' | 'newer' | 'field'
  /** Its path, as "parts[0].hash"; empty when it is not about one. */
  readonly field: string

  constructor(code: PublicationError['code'], field: string, what: string) {
    super(`The index.json cannot be used: ${what}`)
    this.code = code
    this.field = field
  }
}

/**
 * Parses an index.json.
 * @param address where it was read, for relative addresses of parts
 * @throws PublicationError naming the first thing that is wrong
 */
export function readPublication(text: string, address: string): Publication {
  const root = object(parseJson(text), 'index.json')
  const format = integer(root.format, 'format', 1, Number.MAX_SAFE_INTEGER)
  if (format > PUBLICATION_FORMAT)
    throw new PublicationError(
      'newer',
      '',
      `it has format ${format}, and this version of Second Source reads up to ${PUBLICATION_FORMAT}. Update Second Source.`,
    )
  const parts = list(root.parts, 'parts', MAX_PARTS).map((part, i) => readPart(part, `parts[${i}]`, address))
  if (parts.length === 0) fail('parts', 'is empty.')
  if (new Set(parts.map(({ hash }) => hash)).size < parts.length) fail('parts', 'names the same hash twice.')
  const replaces = root.replaces === undefined || root.replaces === null ? [] : root.replaces
  return {
    card: readCard(root.card),
    built: time(root.built, 'built'),
    parts,
    replaces: (Array.isArray(replaces) ? list(replaces, 'replaces', 1000) : [replaces]).map((each) =>
      hash(each, 'replaces'),
    ),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw /^\s*<(?:!doctype|html)/i.test(text)
      ? new PublicationError('page', '', 'it is a web page, not JSON.')
      : new PublicationError('broken', '', 'it is not JSON, or was cut off.')
  }
}

function readPart(value: unknown, path: string, address: string): PublishedPart {
  const part = object(value, path)
  return {
    period: string(part.period ?? 'all', `${path}.period`, 20),
    url: webAddress(part.url, `${path}.url`, address),
    hash: hash(part.hash, `${path}.hash`),
    size: integer(part.size, `${path}.size`, 1, MAX_PART_BYTES),
    articles: integer(part.articles, `${path}.articles`, 0, 2 ** 32),
    providers: integer(part.providers, `${path}.providers`, 0, 2 ** 32),
    newest: part.newest === null || part.newest === undefined ? null : time(part.newest, `${path}.newest`),
  }
}

function readCard(value: unknown): Card {
  const card = object(value, 'card')
  const optional = (key: string) =>
    card[key] === undefined || card[key] === null
      ? null
      : string(card[key], `card.${key}`, ARTICLE_LIMITS.cardText)
  return {
    name: string(card.name, 'card.name', ARTICLE_LIMITS.cardText),
    maker: optional('maker'),
    home: card.home === undefined || card.home === null ? null : webAddress(card.home, 'card.home'),
    qualityMeans: optional('qualityMeans'),
    qualityDigits: integer(card.qualityDigits ?? 0, 'card.qualityDigits', 0, 3),
    licence: optional('licence'),
    scoreTable: readScoreTable(card.scoreTable),
  }
}

function readScoreTable(value: unknown): ScoreTable | null {
  const table = parseScoreTable(value)
  if (table === undefined) fail('card.scoreTable', 'is not a name with a least and a highest score.')
  return table
}

/** `what` follows the name of the field. */
function fail(field: string, what: string): never {
  throw new PublicationError('field', field, `"${field}" ${what}`)
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'is not an object.')
  // The checks above leave a plain object; its values stay unknown.
  return value as Record<string, unknown>
}

function list(value: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) fail(path, 'is not a list.')
  if (value.length > most) fail(path, `has ${value.length} entries, more than ${most}.`)
  return value
}

function string(value: unknown, path: string, most: number): string {
  if (typeof value !== 'string' || value.trim() === '') fail(path, 'is missing or not a text.')
  if (value.length > most) fail(path, `is longer than ${most} characters.`)
  return value
}

function integer(value: unknown, path: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    fail(path, `is not a whole number from ${least} to ${most}.`)
  return value
}

function hash(value: unknown, path: string): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value))
    fail(path, 'is not a hash of 64 lower-case hex digits.')
  return value
}

function time(value: unknown, path: string): string {
  const text = string(value, path, 40)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) || !Number.isFinite(Date.parse(text)))
    fail(path, 'is not a time like 2026-11-24T06:00:00Z.')
  return text
}

function webAddress(value: unknown, path: string, base?: string): string {
  const text = string(value, path, 2000)
  if (!URL.canParse(text, base)) fail(path, 'is not an address.')
  const { href, protocol, username, password } = new URL(text, base)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '')
    fail(path, 'is not an http(s) address.')
  return href
}

/** The text of an index.json. Addresses of parts are written as they are given: relative ones move with the folder. */
export function writePublication({ card, built, parts, replaces }: Publication): string {
  return `${JSON.stringify({ format: PUBLICATION_FORMAT, card, built, parts, ...(replaces.length > 0 ? { replaces } : {}) }, null, 2)}\n`
}
