/** Dates of feeds to seconds: RFC 822 with the zones that are really written, ISO 8601, nothing guessed. */

/** Zone names `Date.parse` does not know, as offsets. Ambiguous ones (IST, BST) as news feeds use them. */
const ZONES: Readonly<Record<string, string>> = {
  UT: '+0000',
  WET: '+0000',
  BST: '+0100',
  CET: '+0100',
  WEST: '+0100',
  CEST: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  IST: '+0530',
  SGT: '+0800',
  HKT: '+0800',
  JST: '+0900',
  KST: '+0900',
  AEST: '+1000',
  AEDT: '+1100',
  NZST: '+1200',
  NZDT: '+1300',
  SAST: '+0200',
}

/** Seconds of 1 January 1990: an earlier date in a feed is a default value, not a date. */
const EARLIEST = 631_152_000
/** A wrong zone puts an article up to a day ahead: it is taken as published now. Further ahead the date says nothing. */
const AHEAD_SECONDS = 86_400

/**
 * Seconds since 1970, or null when undated: no date, one that cannot be read, one before 1990 or more than a day ahead.
 * @param now seconds since 1970; a date after it, within a day, becomes it
 */
export function feedTime(text: string | undefined, now: number): number | null {
  if (text === undefined || text.length > 100) return null
  const time = Math.floor(Date.parse(withZone(text.trim())) / 1000)
  if (!Number.isFinite(time) || time < EARLIEST || time > now + AHEAD_SECONDS) return null
  return Math.min(time, now)
}

/** A time without a zone is read as UTC: `Date.parse` would take the device's own. */
function withZone(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(text))
    return `${text.replace(' ', 'T')}Z`
  const zone = text.match(/\b([A-Z]{2,4})$/)?.[1]
  if (zone !== undefined && ZONES[zone] !== undefined) return text.slice(0, -zone.length) + ZONES[zone]
  if (/\d{1,2}:\d{2}(?::\d{2})?$/.test(text) && !/T\d{2}:/.test(text)) return `${text} GMT`
  return text
}
