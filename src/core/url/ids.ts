/** The second key: an id in the path names the page when its slug or its section is rewritten. */
import { isDate, isSlug } from './path.ts'
import { EDITIONS, ID_PARENTS, ID_SPACES, LANGUAGES } from './tables/ids.ts'
import { wordSet } from './words.ts'

const spaces = wordSet(ID_SPACES)
const parents = wordSet(ID_PARENTS)
const languages = wordSet(LANGUAGES)
const editions = wordSet(EDITIONS)

/** Ids that are no number, at the end of a segment or (the UUID) anywhere between separators. Group 1 is the id. */
const SHAPES: readonly RegExp[] = [
  /(?:^|[-_])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:$|[-_])/i, // stltoday.com: article_5afad97a-bb2c-…
  /(?:^|-)([0-9A-Z]{26})$/, // Arc: kiro7.com/slug/DZT7GXRGGFB4HMCXTC2B7DJK5I
  /(?:^|-)(id[A-Z]{2}[A-Z0-9]{6,12})$/, // Reuters: slug-idUSKBN22I00B
  /^([0-9a-z]{24,26})$/, // Perform: sportingnews.com/us/slug/1c05fjwfl08oc17cwg4b258v32
  /(?:^|-)([0-9a-f]{32})$/, // AP: apnews.com/slug-67d486a51e08fa7627694d5be9728d00
]

/**
 * The path of the id key, or null when the path holds no id. A long id stands alone (`/en/3091351001`); a number of 5 or 6
 * digits only counts together with the slug (`/en/idris-elba-spotted-in-london/287128`), whichever order or section they stand in.
 */
export function idPath(segments: readonly string[]): string | null {
  if (!segments.some(holdsNumber)) return null
  const places = segments.map((part) => part.toLowerCase())
  const at = segments.findLastIndex((part) => longId(part) !== null)
  const id = longId(segments[at] ?? '')
  const own = id === null ? numberedSlug(places) : parents.has(places[at - 1] ?? '') ? null : [id]
  if (own === null || places.some(opensSpace)) return null
  const locale = places.filter((low, place) => isLocale(low) || (place === 0 && editions.has(low)))
  return `/${[...locale, ...own].join('/')}`
}

/** `photos`, `News_Photos`: ids below such a word are of another kind. */
function opensSpace(low: string): boolean {
  return (
    spaces.has(low) ||
    (low.length < 20 &&
      /[-_]/.test(low) &&
      !isSlug(low) &&
      !/\d/.test(low) &&
      low.split(/[-_]/).some((word) => spaces.has(word)))
  )
}

function isLocale(low: string): boolean {
  return low.length === 2
    ? languages.has(low)
    : low.length === 5 && /^[a-z]{2}[-_][a-z]{2}$/.test(low) && languages.has(low.slice(0, 2))
}

/** Whether a segment holds five digits in a row or is long enough for a mixed id: no other holds one. */
function holdsNumber(segment: string): boolean {
  return segment.length >= 10 ? /\d/.test(segment) : /\d{5}/.test(segment)
}

function longId(segment: string): string | null {
  if (segment.length < 7 || !/\d/.test(segment) || /^\.?amp|amp$/i.test(segment)) return null
  if (segment.length >= 24 || segment.includes('id'))
    for (const shape of SHAPES) {
      const id = shape.exec(segment)?.[1]
      if (id !== undefined && /\d/.test(id)) return /^[0-9a-f-]*$/i.test(id) ? id.toLowerCase() : id
    }
  return edges(segment).find((digits) => digits.length >= 7 && !digits.endsWith('0000')) ?? null
}

/** The numbers at the segment's end and start, dates left out. */
function edges(segment: string): string[] {
  if (!/\d{5}/.test(segment)) return []
  const end = /(?<!\d)\d{5,20}$/.exec(segment)?.[0]
  const start = /^\d{5,20}(?![0-9a-z])/i.exec(segment)?.[0]
  return [end, start].filter((digits) => digits !== undefined).filter((digits) => !isDate(digits.slice(0, 8)))
}

/** The date in the path (`2020`, `05`, `08`): one slug and number on two days are two pages. */
function dateOf(places: readonly string[]): readonly string[] {
  const year = places.findIndex((low) => /^(?:19|20)\d\d$/.test(low))
  if (year < 0) return []
  const rest = places.slice(year + 1, year + 3)
  const end = rest.findIndex((low) => !/^(?:\d{1,2}|[a-z]{3})$/.test(low))
  return places.slice(year, year + 1 + (end < 0 ? rest.length : end))
}

/** [date, slug, number] when the path holds one number of 5 or 6 digits at an edge and a slug of four words, and ends in one of them. */
function numberedSlug(places: readonly string[]): string[] | null {
  const last = places.at(-1) ?? ''
  const numbers = new Set(places.flatMap(edges))
  const [only] = numbers
  if (
    only === undefined ||
    numbers.size > 1 ||
    !(isSlug(last) || last.endsWith(only) || last.startsWith(only))
  )
    return null
  const slug = places.map((low) => withoutNumber(low, only)).findLast(isSlug)
  return slug === undefined ? null : [...dateOf(places), slug, only]
}

/** `287128-idris-elba` and `idris-elba-287128` are `idris-elba`. */
function withoutNumber(low: string, digits: string): string {
  const rest = low.startsWith(`${digits}-`) ? low.slice(digits.length + 1) : low
  return rest.endsWith(`-${digits}`) ? rest.slice(0, -digits.length - 1) : rest
}
