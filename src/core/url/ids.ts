/** The second key: an id in the path names the page when its slug or its section is rewritten. */
import { datePart } from './date-part.ts'
import { foldCase, isSlug, lowerCase } from './path.ts'
import { GENERIC_PAGES } from './tables/identity.ts'
import { EDITIONS, ID_LABELS, ID_PARENTS, ID_SPACES, LANGUAGE_SEGMENTS, LANGUAGES } from './tables/ids.ts'
import { isAnyDay, isClock, isYear } from './times.ts'
import { wordSet } from './words.ts'

const spaces = wordSet(ID_SPACES)
const parents = wordSet(ID_PARENTS)
const languages = wordSet(LANGUAGES)
const languageSegments = wordSet(LANGUAGE_SEGMENTS)
const editions = wordSet(EDITIONS)
const generic = wordSet(GENERIC_PAGES)
const labels = wordSet([...GENERIC_PAGES, ...ID_LABELS])

/** Ids that are no number, at the end of a segment or (the UUID) anywhere between separators. Group 1 is the id. */
const SHAPES: readonly RegExp[] = [
  /(?:^|[-_])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:$|[-_])/i, // stltoday.com: article_5afad97a-bb2c-…
  /(?:^|-)([0-9A-Z]{26})$/, // Arc: kiro7.com/slug/DZT7GXRGGFB4HMCXTC2B7DJK5I
  /(?:^|-)(id[A-Z]{2}[A-Z0-9]{6,12})$/, // Reuters: slug-idUSKBN22I00B
  /^(?=(?:[a-z]*\d+[a-z]+){2})([0-9a-z]{24,26})$/, // Perform: sportingnews.com/us/slug/1c05fjwfl08oc17cwg4b258v32; no words with a year
  /(?:^|-)([0-9a-f]{32})$/, // AP: apnews.com/slug-67d486a51e08fa7627694d5be9728d00
]

/** The shortest number that can be an id beside a slug, and the shortest that can be one by itself. */
const [SHORTEST, LONG] = [5, 7]
/** The longest number that is an id. */
const LONGEST = 20

/** The ids of one segment. `long`: they can name the page without a slug. `bare`: the segment holds nothing else. `unique`: no other page of any kind has them. */
type SegmentIds = {
  readonly ids: readonly string[]
  readonly long: boolean
  readonly bare: boolean
  readonly unique: boolean
}
const NO_IDS: SegmentIds = { ids: [], long: false, bare: false, unique: false }

/**
 * The path of the id key, or null if the path holds no id. A long id stands alone (`/en/3091351001`); a number of 5 or 6
 * digits only counts together with the slug (`/en/idris-elba-spotted-in-london/287128`), whichever order or section they stand in.
 * Of several ids the key holds all, because one of them may be a section's or a company's.
 */
export function idPath(segments: readonly string[]): string | null {
  if (!segments.some(mayHoldId)) return null
  const places = segments.map(lowerCase)
  if (places.some(opensSpace)) return null
  const found = segments.map(idsOf)
  const at = found.findLastIndex(({ long }) => long)
  const own = at < 0 ? numberedSlug(places) : longIds(segments, places, found, at)
  if (own === null) return null
  const locale = places.filter((low, place) => isLocale(low) || (place === 0 && editions.has(low)))
  return foldCase([...locale, ...own])
}

/** Whether a segment holds five digits in a row or is long enough for a mixed id: no other holds one. */
function mayHoldId(segment: string): boolean {
  return segment.length >= 10 ? /\d/.test(segment) : /\d{5}/.test(segment)
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

/** `en`, `en-gb`, `zh-hans`, `english`. */
function isLocale(low: string): boolean {
  if (low.length === 2) return languages.has(low)
  if (languageSegments.has(low)) return true
  return /^[a-z]{2}[-_](?:[a-z]{2}|[a-z]{4})$/.test(low) && languages.has(low.slice(0, 2))
}

/** The ids of a segment in their order; none unless the first or the last word of it is one. */
function idsOf(segment: string): SegmentIds {
  if (segment.length < SHORTEST || !/\d/.test(segment) || /^\.?amp|amp$/i.test(segment)) return NO_IDS
  if (segment.length >= 24 || segment.includes('id'))
    for (const shape of SHAPES) {
      const id = shape.exec(segment)?.[1]
      if (id !== undefined && /\d/.test(id))
        return { ids: [isHex(id) ? id.toLowerCase() : id], long: true, bare: id === segment, unique: true }
    }
  return numbersOf(segment)
}

const isHex = (id: string): boolean => /^[0-9a-f-]*$/i.test(id)

function numbersOf(segment: string): SegmentIds {
  if (!/\d{5}/.test(segment)) return NO_IDS
  const words = segment.split(/[^0-9A-Za-z%]/)
  const numbers = words.map(numberOf)
  const [first, last] = [numbers[0] ?? '', numbers.at(-1) ?? '']
  if (first === '' && last === '') return NO_IDS
  const run = last === '' ? words.length : words.findLastIndex((word) => !/^\d+$/.test(word)) + 1
  const isHeld = (word: string, at: number): boolean =>
    numbers[at] !== '' || (at >= run && isInRun(word)) || (words.length <= MAX_NAME && isMixed(word))
  const ids = words.filter(isHeld)
  const long = [first, last].some((digits) => digits.length >= LONG && !digits.endsWith('0000'))
  const isLabelled = words.length === 2 && last !== '' && isLabel(words[0] ?? '')
  const bare = words.length === 1 || isLabelled || (run === 0 && ids.length === words.length)
  return { ids, long: long && !namesOtherKind(words), bare, unique: false }
}

/** The digits of a word that can be an id: a number, letters before it at most (`article242618141`), and no day. */
function numberOf(word: string): string {
  const digits = /^[a-z]*(\d+)$/i.exec(word)?.[1] ?? ''
  return digits.length < SHORTEST || digits.length > LONGEST || isAnyDay(digits) ? '' : digits
}

/** Whether a number counts that runs up to the id at the end: `4505-6501_7-31234567`. Small ones and years are a headline's. */
function isInRun(word: string): boolean {
  return word.length >= 3 && !isYear(word)
}

/** Words of a name that is no slug. */
const MAX_NAME = 3

/** Whether a word mixes letters and digits as ids do (`a1234`, `J1a2b3c4d`) and as words and their years do not (`covid19`, `euro2024`, `5th`). */
function isMixed(word: string): boolean {
  return (
    /^(?=.*\d)(?=.*[a-z])[a-z\d]+$/i.test(word) &&
    !/^(?:[a-z]{5,}\d{1,2}|[a-z]{3,}(?:19|20)\d\d|\d{1,2}[a-z]{1,2}|[a-z]\d{1,2})$/i.test(word)
  )
}

/** `id_87851234`, `a-1300123`: what stands before the number only says that it is one. */
function isLabel(word: string): boolean {
  return word.length <= 2 || labels.has(word.toLowerCase())
}

/** `gallery-12345678`, `topic12345678`: the number of something that is no article. */
function namesOtherKind(words: readonly string[]): boolean {
  if (words.length > 2) return false
  return isOtherKind((words[0] ?? '').toLowerCase().replace(/\d+$/, ''))
}

const isOtherKind = (low: string): boolean => spaces.has(low) || parents.has(low)

/** A segment that is a number (`001`), or a name with one in it (`vol12-no3`). */
function isNumbered(segment: string): boolean {
  if (/^\d+$/.test(segment)) return true
  if (!/\d/.test(segment) || segment.length > LONGEST) return false
  const words = segment.split(/[^0-9A-Za-z%]/)
  return words.length <= MAX_NAME && words.some(isMixed)
}

/** The ids of all segments, unless something else than a slug follows the last long one. */
function longIds(
  segments: readonly string[],
  places: readonly string[],
  found: readonly SegmentIds[],
  at: number,
): string[] | null {
  if (isOtherKind((places[at - 1] ?? '').replace(/id$/, ''))) return null
  const behind = places.slice(at + 1).filter((low) => !/^\d+$/.test(low) && !generic.has(low))
  // A number with a name of its own is a section's when a slug follows.
  if (behind.length > 1 || (behind.length === 1 && found[at]?.bare !== true)) return null
  const date = datePart(places)
  const ids = segments.flatMap((part, place) => {
    const own = found[place]
    if (found[at]?.unique === true) return own?.unique === true ? own.ids : []
    if (own !== undefined && own.ids.length > 0) return own.ids
    const isDated = (place >= date.from && place < date.to) || isAnyDay(part)
    return !isDated && isNumbered(part) ? [part] : []
  })
  const id = ids.join('-')
  if (!isClock(id)) return [id]
  const slug = places.findLast(isSlug)
  if (date.to > date.from) return [...places.slice(date.from, date.to), id]
  return slug === undefined ? null : [withoutNumber(slug, id), id]
}

/** [date, slug, number] if the path holds one number of 5 or 6 digits at an edge and a slug of four words, and ends in one of them. */
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
  if (slug === undefined) return null
  const { from, to } = datePart(places)
  return [...places.slice(from, to), slug, only]
}

/** The numbers at the segment's end and start, days left out. */
function edges(segment: string): string[] {
  if (!/\d{5}/.test(segment)) return []
  const end = /(?<!\d)\d{5,20}$/.exec(segment)?.[0]
  const start = /^\d{5,20}(?![0-9a-z])/i.exec(segment)?.[0]
  return [end, start].filter((digits) => digits !== undefined).filter((digits) => !isAnyDay(digits))
}

/** `287128-idris-elba` and `idris-elba-287128` are `idris-elba`. */
function withoutNumber(low: string, digits: string): string {
  const rest = low.startsWith(`${digits}-`) ? low.slice(digits.length + 1) : low
  return rest.endsWith(`-${digits}`) ? rest.slice(0, -digits.length - 1) : rest
}
