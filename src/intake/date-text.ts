/** Reads a date as people and templates write it, the same on every device: ISO 8601, RFC 822, numbers, month names. */
import { monthOf } from './month-names.ts'

/** `seconds` since 1970; `offset`: minutes east of UTC, null if the text names no zone: `seconds` are then as if it were UTC. */
export type DateText = {
  readonly seconds: number
  readonly offset: number | null
  readonly hasClock: boolean
}

/** UTF-16 units; a date is shorter. */
const MAX_TEXT = 100

/** Names of zones as hours from UTC. Ambiguous ones (IST, BST) as news outlets use them. */
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

type Day = {
  readonly year: number
  readonly month: number
  readonly date: number
  /** Where the time and its zone stand. */
  readonly rest: string
}

/**
 * Null if the text is no date, or one that cannot be.
 * @param monthFirst whether "03/04/2026" is the fourth of March; null if nobody knows, then such a date is null
 */
export function readDateText(text: string, monthFirst: boolean | null = null): DateText | null {
  if (text.length > MAX_TEXT) return null
  const trimmed = text.trim()
  if (/^\d{10}(?:\d{3})?$/.test(trimmed))
    return { seconds: Number(trimmed.slice(0, 10)), offset: 0, hasClock: true }
  const day = readYearFirst(trimmed) ?? readNamedMonth(trimmed) ?? readYearLast(trimmed, monthFirst)
  if (day === null) return null
  const { year, month, date, rest } = day
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null
  const midnight = Math.floor(Date.UTC(year, month - 1, date) / 1000)
  const clock = readClock(rest)
  if (clock === 'impossible') return null
  if (clock === null) return { seconds: midnight, offset: null, hasClock: false }
  return {
    seconds: midnight + clock.seconds - (clock.offset ?? 0) * 60,
    offset: clock.offset,
    hasClock: true,
  }
}

/** "2026-11-24T10:00:00Z", "2026/11/24 10:00", "20261124T100000Z", "20261124100000", "2026年11月24日 10:00". */
function readYearFirst(text: string): Day | null {
  const found =
    /^\D{0,20}?(\d{4})(?:\s*[-/.年년]\s*)(\d{1,2})(?:\s*[-/.月월]\s*)(\d{1,2})(?!\d)/.exec(text) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})(?=T|\s|$|\d{4,6}$)/.exec(text)
  return found && dayOf(found, [found[1], Number(found[2]), found[3]], text)
}

/** "Tue, 24 Nov 2026 …", "November 24, 2026 …", "24 de noviembre de 2026", "Tue Nov 24 10:00:00 CET 2026". */
function readNamedMonth(text: string): Day | null {
  const dayFirst =
    /(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th|º|\.)?[\s-]+(?:de\s+)?(\p{L}[\p{L}\p{M}]{2,})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?!\d|:)/u.exec(
      text,
    )
  const monthFirst = /(\p{L}[\p{L}\p{M}]{2,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text)
  const unix = /(\p{L}{3})\s+(\d{1,2})\s+([\d:]{5,8}\s+(?:[A-Z]{1,5}\s+)?)(\d{4})$/u.exec(text)
  return (
    (dayFirst && dayOf(dayFirst, [dayFirst[3], monthOf(dayFirst[2] ?? ''), dayFirst[1]], text)) ??
    (monthFirst && dayOf(monthFirst, [monthFirst[3], monthOf(monthFirst[1] ?? ''), monthFirst[2]], text)) ??
    (unix && dayOf(unix, [unix[4], monthOf(unix[1] ?? ''), unix[2]], `${text} ${unix[3]}`))
  )
}

/** "24.11.2026 …", and numbers parted by "/" if one order is possible or known. */
function readYearLast(text: string, monthFirst: boolean | null): Day | null {
  const found = /(?:^|\D)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/.exec(text)
  if (!found) return null
  const [, first, mark, second, year] = found
  const isAmbiguous = mark !== '.' && Number(first) <= 12 && Number(second) <= 12 && first !== second
  if (isAmbiguous && monthFirst === null) return null
  const isMonthFirst = mark !== '.' && (Number(second) > 12 || (isAmbiguous && monthFirst))
  return dayOf(found, isMonthFirst ? [year, Number(first), second] : [year, Number(second), first], text)
}

function dayOf(
  found: RegExpExecArray,
  [year, month, date]: readonly [string | undefined, number | null, string | undefined],
  text: string,
): Day | null {
  if (month === null || year === undefined) return null
  const rest = text.slice(found.index + found[0].length)
  return { year: fullYear(year), month, date: Number(date), rest }
}

/** Years of two digits as RFC 2822 reads them. */
const fullYear = (text: string): number =>
  (text.length > 2 ? 0 : Number(text) < 50 ? 2000 : 1900) + Number(text)

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

type Clock = { readonly seconds: number; readonly offset: number | null }

/** Seconds since midnight and the zone; null if there is no time of day. */
function readClock(text: string): Clock | 'impossible' | null {
  const found =
    /(\d{1,2})[:.時h](\d{2})(?:[:.分](\d{2})(?:[.,]\d+)?)?/.exec(text) ??
    /^T?(\d{2})(\d{2})(\d{2})?/.exec(text)
  if (found === null) return null
  const [all, hour, minute, second] = found
  const after = text.slice(found.index + all.length)
  const half = /^\s*([ap])\.?m\b/i.exec(after)?.[1]?.toLowerCase()
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'p' ? 12 : 0)
  const [minutes, seconds] = [Number(minute), Number(second ?? 0)]
  if (hours > 24 || minutes > 59 || seconds > 60) return 'impossible'
  return { seconds: hours * 3600 + minutes * 60 + seconds, offset: zoneMinutes(after) }
}

/** "+01:00", "-0300", "GMT+2", "+01", "EST"; a number before a name, which may be wrong. Null for unknown names. */
function zoneMinutes(text: string): number | null {
  const offset = /(?:^|[\sA-Z])([+\-−])\s?(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text)
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return offset[1] === '+' ? minutes : -minutes
  }
  const name = /\b[a-z]{1,5}\b/i.exec(text.replace(/\b[ap]\.?m\b/i, ' '))?.[0]
  const hours = ZONES[name?.toUpperCase() ?? '']
  return hours === undefined ? null : hours * 60
}
