/** Which part of a published index an article belongs to: closed years, then the months of the running year. */
import { MAX_PARTS } from './publication.ts'

/** Articles without a date. */
export const UNDATED = 'undated'

const year = (time: number) => new Date(time * 1000).getUTCFullYear()
const month = (time: number) => new Date(time * 1000).toISOString().slice(0, 7)

/**
 * The part of an article: "2025", "2026-11" or "undated". A date after `now` counts as now, so that one wrong date makes
 * no part of its own.
 * @param time seconds since 1970; null when undated
 * @param now seconds since 1970; its year is the running one
 */
export function periodOf(time: number | null, now: number): string {
  if (time === null) return UNDATED
  const at = Math.min(time, now)
  return year(at) < year(now) ? String(year(at)).padStart(4, '0') : month(at)
}

/**
 * Parts for these periods: themselves, or, when they would be more than 24, with the oldest years joined as "to-2015".
 * The answer gives each period its part.
 */
export function partsOf(periods: Iterable<string>): Map<string, string> {
  const all = [...new Set(periods)].sort()
  const tooMany = all.length - MAX_PARTS
  const years = all.filter((period) => /^\d{4}$/.test(period))
  // Joining n years saves n - 1 parts.
  const joined = tooMany > 0 ? years.slice(0, tooMany + 1) : []
  const name = `to-${joined.at(-1)}`
  return new Map(all.map((period) => [period, joined.includes(period) ? name : period]))
}

/** Whether a name given by hand is a period: "2025", "2026-11", "undated". */
export const isPeriod = (text: string): boolean => text === UNDATED || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)
