/** Dates of feeds to seconds. A time without a zone is UTC, and nothing ambiguous is guessed. */
import { readDateText } from '../date-text.ts'

/** Seconds of 1 January 1990: an earlier date in a feed is a default value, not a date. */
const EARLIEST = 631_152_000
/** A wrong zone puts an article up to a day ahead: it is taken as published now. Further ahead the date says nothing. */
const AHEAD_SECONDS = 86_400

/**
 * Seconds since 1970, or null if undated: no date, one that cannot be read, one before 1990 or more than a day ahead.
 * @param now seconds since 1970; a date after it, within a day, becomes it
 */
export function feedTime(text: string | undefined, now: number): number | null {
  const time = text === undefined ? null : (readDateText(text)?.seconds ?? null)
  if (time === null || time < EARLIEST || time > now + AHEAD_SECONDS) return null
  return Math.min(time, now)
}
