/** Finds when a page was published: in its JSON-LD, metas, `<time>` elements and address. */
import { type DateText, readDateText } from '../date-text.ts'
import type { LdPage } from './json-ld.ts'
import type { PageHead } from './types.ts'

/** Years that a publication date may lie in; others are mistakes. */
const EARLIEST = Date.UTC(1990, 0) / 1000
const LATEST = Date.UTC(2100, 0) / 1000
/** Seconds by which clocks of two zones may differ. */
const MAX_OFFSET = 14 * 3600
const DAY = 86_400
const QUARTER = 15 * 60

/** Names of metas without their punctuation, most telling first. */
const PUBLISHED =
  /^(?!.*(?:modif|updat|expir|image|video|unpublish)).*(?:publish|publication|pubdate|pubtime|issued|posted|release).*/
const IS_TIME = /date|time|issued|created|published$/
const DATE = /^(?:og|dc|dcterms|sailthru|article|ogarticle)?(?:date|displaydate|time)$/
const CREATED =
  /^(?!.*(?:modif|updat|expir)).*(?:creat|original|upload).*(?:date|time|on)|^(?:date|time)(?:original|created)|created$/
const MODIFIED = /^(?!.*expir).*(?:modif|updat|revis).*/

type Find = (text: string) => DateText | null

/** `seconds` since 1970 UTC, null if the page does not say; `isStated`: as its date of publication. */
export type PublicationTime = { readonly seconds: number | null; readonly isStated: boolean }

export function publicationTime(head: PageHead, ld: LdPage): PublicationTime {
  const find: Find = (text) => plausible(readDateText(text, /^en(?:-us)?$/i.test(head.lang)))
  const metas = head.metas.map(([name, content]) => [name.replace(/[^a-z]/g, ''), content] as const)
  const named = (pattern: RegExp): string[] =>
    metas.filter(([name]) => pattern.test(name) && IS_TIME.test(name)).map(([, content]) => content)
  const read = (texts: readonly string[]): DateText[] => texts.flatMap((text) => find(text) ?? [])
  const published = read([
    ld.article?.published ?? '',
    ...named(PUBLISHED),
    ld.published,
    ...parselyDates(metas),
  ])
  const plain = read(named(DATE))
  const times = read(head.times)
  const modified = read([...named(CREATED), ld.article?.modified ?? '', ...named(MODIFIED)])
  const [address] = read([dayInAddress(head.url)])
  const best =
    published[0] ?? near(address, [...plain, ...times]) ?? lone(times) ?? plain[0] ?? times[0] ?? modified[0]
  const isStated = published.length > 0 || plain.length > 0
  if (!best) return { seconds: null, isStated }
  return { seconds: zoned(best, [...published, ...plain, ...times, ...modified]), isStated }
}

/** The day in the address, with the time of day of a date that it confirms. */
function near(address: DateText | undefined, dates: readonly DateText[]): DateText | undefined {
  if (!address) return undefined
  return dates.find(({ seconds }) => Math.abs(seconds - address.seconds) <= MAX_OFFSET + DAY) ?? address
}

/** The one date of all `<time>` elements; several are those of comments and teasers too. */
function lone(times: readonly DateText[]): DateText | undefined {
  return times.every(({ seconds }) => Math.abs(seconds - (times[0]?.seconds ?? 0)) < DAY)
    ? times[0]
    : undefined
}

const plausible = (date: DateText | null): DateText | null =>
  date && date.seconds > EARLIEST && date.seconds < LATEST ? date : null

/**
 * The moment of a date. If it has a clock and no zone, another date that names the same moment with its zone decides, or
 * else the zone of any other date of the page; a page that tells no zone is read as UTC.
 */
function zoned(date: DateText, others: readonly DateText[]): number {
  if (!date.hasClock || date.offset !== null) return date.seconds
  const withZone = others.filter(({ offset }) => offset !== null)
  const same = withZone.find(({ seconds }) => {
    const apart = seconds - date.seconds
    return Math.abs(apart) <= MAX_OFFSET && apart % QUARTER === 0
  })
  const zone = withZone.find(({ offset }) => offset !== 0)?.offset ?? 0
  return same?.seconds ?? date.seconds - zone * 60
}

/** Parse.ly's older form: one meta with JSON. */
const parselyDates = (metas: readonly (readonly [string, string])[]): string[] =>
  metas
    .filter(([name]) => name === 'parselypage')
    .flatMap(([, content]) => /"pub_date"\s*:\s*"([^"]{1,40})"/.exec(content)?.[1] ?? [])

/** The day that the address names, '' if it names none: `/2026/11/24/`, `/2026-11-24-`, `/20261124`. */
function dayInAddress(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const parted = /[/_-]((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)/.exec(path)
  if (parted) return `${parted[1]}-${parted[3]}-${parted[4]}`
  const compact = /[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?=[/_.-]|$)/.exec(
    path,
  )
  return compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : ''
}
