/** What a file says of itself as a whole: its card, counts, scores and top stories, as JSON. Parsed and bounded when read. */

import { stripBidiControls } from '../../article/bidi.ts'
import type { Distribution } from '../../article/rank.ts'
import { parseScoreTable } from '../../article/score-table.ts'
import type { Card } from '../../article/types.ts'
import { IndexError } from '../../bytes/index-error.ts'
import { LIMITS } from '../limits.ts'

/** The first article of a story of the last 48 hours, and the number of outlets in it. */
export type TopEntry = readonly [article: number, outlets: number]

/** Guests are counted nowhere. */
export type Meta = {
  readonly card: Card
  readonly articles: number
  readonly providers: number
  /** ISO 8601; null when every article is undated. */
  readonly newest: string | null
  readonly distribution: Distribution | null
  readonly top: readonly TopEntry[]
}

/**
 * `offset` is where the section starts, `articles` the number that the footer states.
 * @throws IndexError when it is not what `encodeMeta` writes
 */
export function decodeMeta(bytes: Uint8Array, offset: number, articles: number): Meta {
  if (!(bytes.length <= LIMITS.meta))
    throw new IndexError('malformed', offset, `at most ${LIMITS.meta} bytes`, bytes.length)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new IndexError('malformed', offset, 'JSON', 'other bytes')
  }
  const meta = parseMeta(value, articles)
  if (meta === null)
    throw new IndexError(
      'malformed',
      offset,
      `a card, counts and scores of ${articles} articles`,
      'other JSON',
    )
  return meta
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most
const isScore = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' ? stripBidiControls(value.slice(0, LIMITS.cardText)) : null
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^[-+\d]{4,7}-\d\d-\d\dT[\d:.]{5,15}Z$/.test(value)

function parseMeta(value: unknown, articles: number): Meta | null {
  if (!isObject(value) || !isObject(value.card)) return null
  const { card, providers, newest } = value
  const name = textOrNull(card.name)
  const scoreTable = parseScoreTable(card.scoreTable)
  const distribution = value.distribution === null ? null : parseDistribution(value.distribution, articles)
  const top = parseTop(value.top)
  if (name === null || scoreTable === undefined || distribution === undefined || top === null) return null
  if (value.articles !== articles || !isCount(providers, Math.min(articles, LIMITS.providers))) return null
  const home = textOrNull(card.home)
  const digits = card.qualityDigits
  return {
    card: {
      name,
      maker: textOrNull(card.maker),
      home: home !== null && /^https?:\/\//.test(home) ? home : null,
      qualityMeans: textOrNull(card.qualityMeans),
      qualityDigits: digits === 1 || digits === 2 || digits === 3 ? digits : 0,
      licence: textOrNull(card.licence),
      scoreTable,
    },
    articles,
    providers,
    newest: isTime(newest) ? newest : null,
    distribution,
    top,
  }
}

function parseDistribution(value: unknown, articles: number): Distribution | undefined {
  if (!isObject(value) || !isScore(value.min) || typeof value.exact !== 'boolean') return undefined
  const { values, counts } = value
  if (!Array.isArray(values) || !Array.isArray(counts)) return undefined
  if (values.length !== counts.length || !(values.length <= LIMITS.scores)) return undefined
  const rises = values.every((score, i) => isScore(score) && (i === 0 || score > values[i - 1]))
  if (!rises || !counts.every((count) => isCount(count, articles))) return undefined
  if (!(counts.reduce((sum, count) => sum + count, 0) <= articles)) return undefined
  return { min: value.min, exact: value.exact, values, counts }
}

function parseTop(value: unknown): TopEntry[] | null {
  if (!Array.isArray(value) || !(value.length <= LIMITS.top)) return null
  const entries = value.map((entry: unknown): TopEntry | null => {
    if (!Array.isArray(entry)) return null
    const [article, outlets] = entry as readonly unknown[] // elements of parsed JSON
    return isCount(article, 2 ** 32 - 1) && isCount(outlets, LIMITS.storyRows + 1) ? [article, outlets] : null
  })
  return entries.includes(null) ? null : entries.filter((entry) => entry !== null)
}
