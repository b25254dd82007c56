/** The second key: an id in the path names the page when its slug is rewritten. */

import { isDate } from './path.ts'
import { EDITIONS, ID_SPACES, LANGUAGES } from './tables/identity.ts'
import { wordSet } from './words.ts'

const spaces = wordSet(ID_SPACES)
const languages = wordSet(LANGUAGES)
const editions = wordSet(EDITIONS)

/** The shapes of ids, strongest first. Group 1 is the id. */
const SHAPES: readonly RegExp[] = [
  /(?:^|[^0-9a-f])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])/i, // a UUID
  /(?:^|[^0-9A-Z])([0-9A-Z]{26})$/, // Arc: …-ZJQXFYDVPZBN3KXLZR2EQZK7PA
  /(?:^|-)(id[A-Z]{2}[A-Z0-9]{6,12})$/, // Reuters: …-idUSKBN22I00B
  /(?:^|[^0-9a-f])([0-9a-f]{32})$/, // AP: apnews.com/e8e3e00f7017adef8eee9a8a68127a87
]

/** The path part of the id key (`/en/1234567`), or null when the path holds no id. */
export function idPath(segments: readonly string[]): string | null {
  for (let i = segments.length - 1; i >= 0; i -= 1) {
    const id = idOf(segments[i] ?? '')
    if (id !== null) return `/${[...kept(segments, i), id].join('/')}`
  }
  return null
}

function idOf(segment: string): string | null {
  for (const shape of SHAPES) {
    const found = shape.exec(segment)?.[1]
    if (found !== undefined && /\d/.test(found))
      return found.includes('-') || /^[0-9a-f]+$/i.test(found) ? found.toLowerCase() : found
  }
  return numberOf(segment)
}

/** A number of 7 digits or more at a segment's edge; dates and round numbers are none. */
function numberOf(segment: string): string | null {
  const end = /(?<![0-9])[0-9]{7,20}$/.exec(segment)?.[0]
  const start = /^[0-9]{7,20}(?![0-9a-z])/i.exec(segment)?.[0]
  return [end, start].find((digits) => digits !== undefined && isId(digits)) ?? null
}

function isId(digits: string): boolean {
  return !digits.endsWith('0000') && !isDate(digits.slice(0, 8))
}

/** Segments an id is only unique under: languages, editions, kinds of page with ids of their own. */
function kept(segments: readonly string[], at: number): string[] {
  const found: string[] = []
  for (let i = 0; i < segments.length; i += 1) {
    if (i === at) continue
    const low = (segments[i] ?? '').toLowerCase()
    if (spaces.has(low) || isLocale(low) || (i === 0 && editions.has(low))) found.push(low)
  }
  return found
}

function isLocale(low: string): boolean {
  return low.length === 2
    ? languages.has(low)
    : /^[a-z]{2}[-_][a-z]{2}$/.test(low) && languages.has(low.slice(0, 2))
}
