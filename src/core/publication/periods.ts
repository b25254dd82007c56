/** Which part of a published index an article belongs to: closed years, then the months of the running year. */

/** Articles without a date. */
const UNDATED = 'undated'
/** Closed years with a part of their own; 1 for older ones, 12 months and 1 for the undated make 24, the most there may be. */
const OWN_YEARS = 10

/**
 * The part of an article: "2026-11", "2025", "to-2015" or "undated". It depends on nothing but the article and the running
 * year, so that parts can be built apart, on different machines. A date after `now` counts as now: one wrong date makes
 * no part of its own.
 * @param time seconds since 1970; null when undated
 * @param now seconds since 1970; its year is the running one
 */
export function periodOf(time: number | null, now: number): string {
  if (time === null) return UNDATED
  const at = new Date(Math.min(time, now) * 1000)
  const running = new Date(now * 1000).getUTCFullYear()
  if (at.getUTCFullYear() === running) return at.toISOString().slice(0, 7)
  const oldest = running - OWN_YEARS
  return at.getUTCFullYear() < oldest ? `to-${oldest - 1}` : String(at.getUTCFullYear())
}

/** Whether a name given by hand can be a part's. */
export const isPeriod = (text: string): boolean =>
  text === UNDATED || /^(?:\d{4}-(?:0[1-9]|1[0-2])|(?:to-)?\d{4})$/.test(text)

/** Whether one part holds what another once held: a closed year its months, "to-2016" the years before 2017. */
export function supersedes(period: string, other: string): boolean {
  if (period === other || !isPeriod(period) || !isPeriod(other) || other === UNDATED) return false
  const before = /^to-(\d{4})$/.exec(period)?.[1]
  const year = other.replace(/^to-/, '').slice(0, 4)
  return before === undefined ? other.startsWith(`${period}-`) : year <= before
}
