/** Dates of feeds to seconds: RFC 822 and ISO 8601 as they are really written, the same on every device. Nothing ambiguous is guessed. */
import { monthOf } from './month-names.ts'

/** Zone names as hours from UTC. Ambiguous ones (IST, BST) as news feeds use them. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  ART: -3,
  BST: 1,
  CET: 1,
  MEZ: 1,
  WEST: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  SAST: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  WIB: 7,
  SGT: 8,
  HKT: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
}

/** Seconds of 1 January 1990: an earlier date in a feed is a default value, not a date. */
const EARLIEST = 631_152_000
/** A wrong zone puts an article up to a day ahead: it is taken as published now. Further ahead the date says nothing. */
const AHEAD_SECONDS = 86_400
const MAX_CHARS = 100

/**
 * Seconds since 1970, or null if undated: no date, one that cannot be read, one before 1990 or more than a day ahead.
 * @param now seconds since 1970; a date after it, within a day, becomes it
 */
export function feedTime(text: string | undefined, now: number): number | null {
  if (text === undefined || text.length > MAX_CHARS) return null
  const time = readDate(text.trim())
  if (time === null || time < EARLIEST || time > now + AHEAD_SECONDS) return null
  return Math.min(time, now)
}

/** Seconds since 1970 of a date with or without a time; a time without a zone is UTC. */
function readDate(text: string): number | null {
  const day = yearFirst(text) ?? dayFirst(text)
  if (day === null) return null
  const { year, month, date, rest } = day
  const clock = readClock(rest)
  if (clock === null || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null
  return Math.floor(Date.UTC(year, month - 1, date) / 1000) + clock
}

type Day = {
  readonly year: number
  readonly month: number
  readonly date: number
  /** What follows the day: the time and its zone. */
  readonly rest: string
}

/** "2026-11-24T10:00:00Z", "2026/11/24 10:00", "20261124T100000Z", "2026年11月24日 10:00". */
function yearFirst(text: string): Day | null {
  const found =
    /^\D{0,20}?(\d{4})(?:\s*[-/.年]\s*)(\d{1,2})(?:\s*[-/.月]\s*)(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?=T|\s|$)/.exec(text)
  if (found === null) return null
  const [all, year, month, date] = found
  return { year: Number(year), month: Number(month), date: Number(date), rest: text.slice(all.length) }
}

/** "Tue, 24 Nov 2026 …", "November 24, 2026 …", "24.11.2026 …", and numbers parted by "/" if only one order is possible. */
function dayFirst(text: string): Day | null {
  const named =
    /(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s-]+(?:de\s+)?(\p{L}[\p{L}\p{M}]{2,})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?!\d|:)/u.exec(
      text,
    )
  if (named !== null) return dayOf(named, named[3], monthOf(named[2] ?? ''), named[1], text)
  const american = /(\p{L}[\p{L}\p{M}]{2,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text)
  if (american !== null) return dayOf(american, american[3], monthOf(american[1] ?? ''), american[2], text)
  const numbers = /(?:^|\D)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text)
  if (numbers === null) return null
  const [first, second] = [Number(numbers[1]), Number(numbers[3])]
  if (numbers[2] !== '.' && first <= 12 && second <= 12 && first !== second) return null
  const monthIsFirst = numbers[2] !== '.' && second > 12
  return dayOf(
    numbers,
    numbers[4],
    monthIsFirst ? first : second,
    String(monthIsFirst ? second : first),
    text,
  )
}

function dayOf(
  found: RegExpExecArray,
  year: string | undefined,
  month: number | null,
  date: string | undefined,
  text: string,
): Day | null {
  if (month === null) return null
  const rest = text.slice(found.index + found[0].length)
  return { year: fullYear(Number(year)), month, date: Number(date), rest }
}

/** Years of two digits as RFC 2822 reads them. */
const fullYear = (year: number): number => (year < 50 ? 2000 + year : year < 100 ? 1900 + year : year)

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Seconds from the day's midnight in UTC to a time with its zone; 0 without a time, null if it is impossible. */
function readClock(text: string): number | null {
  const found =
    /(\d{1,2})[:.時h](\d{2})(?:[:.分](\d{2})(?:[.,]\d+)?)?/.exec(text) ?? /T(\d{2})(\d{2})(\d{2})?/.exec(text)
  if (found === null) return 0
  const [all, hour, minute, second] = found
  const after = text.slice(found.index + all.length)
  const half = /^\s*([ap])\.?m\b/i.exec(after)?.[1]?.toLowerCase()
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
  const [minutes, seconds] = [Number(minute), Number(second ?? 0)]
  if (hours > 24 || minutes > 59 || seconds > 60) return null
  return hours * 3600 + minutes * 60 + seconds - zoneSeconds(after)
}

/** "+01:00", "-0300", "GMT+2", "+01", "EST"; a number before a name, which may be wrong. Unknown names are UTC. */
function zoneSeconds(text: string): number {
  const offset = /(?:^|[\sA-Z])([+\-−])\s?(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text)
  if (offset !== null) {
    const seconds = Number(offset[2]) * 3600 + Number(offset[3] ?? 0) * 60
    return offset[1] === '+' ? seconds : -seconds
  }
  const name = /\b[a-z]{1,5}\b/i.exec(text.replace(/\b[ap]\.?m\b/i, ' '))?.[0]
  return (ZONES[name?.toUpperCase() ?? ''] ?? 0) * 3600
}
