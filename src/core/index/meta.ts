/** What a file says of itself as a whole: its card, counts and scores, as JSON. Parsed and bounded when read. */

import { stripBidiControls } from '../article/bidi.ts'
import type { Distribution } from '../article/rank.ts'
import type { Card } from '../article/types.ts'
import { IndexError } from '../bytes/index-error.ts'
import { LIMITS } from './layout.ts'

export type Meta = {
  readonly card: Card
  readonly articles: number
  readonly providers: number
  /** ISO 8601; null when every article is undated. */
  readonly newest: string | null
  readonly distribution: Distribution | null
}

/** `offset` is where the section starts. @throws IndexError when it is not what `encodeMeta` writes. */
export function decodeMeta(bytes: Uint8Array, offset: number): Meta {
  if (bytes.length > LIMITS.meta)
    throw new IndexError('malformed', offset, `at most ${LIMITS.meta} bytes`, bytes.length)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new IndexError('malformed', offset, 'JSON', 'other bytes')
  }
  const meta = parseMeta(value)
  if (meta === null) throw new IndexError('malformed', offset, 'a card, counts and scores', 'other JSON')
  return meta
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isScore = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' ? stripBidiControls(value.slice(0, 2048)) : null
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^[-+\d]{4,7}-\d\d-\d\dT[\d:.]+Z$/.test(value)

function parseMeta(value: unknown): Meta | null {
  if (!isObject(value) || !isObject(value.card)) return null
  const { card, articles, providers, newest } = value
  const name = textOrNull(card.name)
  if (name === null || !isCount(articles) || !isCount(providers)) return null
  const distribution = value.distribution === null ? null : parseDistribution(value.distribution)
  if (distribution === undefined) return null
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
    },
    articles,
    providers,
    newest: isTime(newest) ? newest : null,
    distribution,
  }
}

function parseDistribution(value: unknown): Distribution | undefined {
  if (!isObject(value) || !isScore(value.min) || typeof value.exact !== 'boolean') return undefined
  const { values, counts } = value
  if (
    !Array.isArray(values) ||
    !Array.isArray(counts) ||
    values.length !== counts.length ||
    values.length > 1024
  )
    return undefined
  const rises = values.every((score, i) => isScore(score) && (i === 0 || score > values[i - 1]))
  if (!rises || !counts.every(isCount)) return undefined
  return { min: value.min, exact: value.exact, values, counts }
}
