/** Reads and writes the time of publication: ISO 8601 with Z, an offset or none, a YAML date, a day alone. */

const FORM =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d*)?)?[ \t]*(?:([Zz]|UTC|GMT)|([+-])(\d{1,2}):?(\d{2})?)?)?$/

/** Earlier years are taken for typing errors. */
const FIRST_YEAR = 1000

/**
 * Seconds since 1970 UTC, or null when `value` is no date. A time without a zone is taken as UTC, a day alone as its
 * midnight UTC (YAML's own rule). Not `Date.parse`: engines differ in what else they accept, and it knows local time.
 */
export function readTime(value: string | Date): number | null {
  if (value instanceof Date) {
    const seconds = Math.floor(value.getTime() / 1000)
    return Number.isFinite(seconds) ? seconds : null
  }
  const m = FORM.exec(value.trim())
  if (!m) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = m
    .slice(1, 7)
    .map((x) => Number(x ?? 0))
  const offset = (m[8] === '-' ? -1 : 1) * (Number(m[9] ?? 0) * 60 + Number(m[10] ?? 0))
  if (hour > 24 || minute > 59 || second > 60 || Math.abs(offset) > 18 * 60 || year < FIRST_YEAR) return null
  const midnight = new Date(Date.UTC(year, month - 1, day))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  return midnight.getTime() / 1000 + hour * 3600 + (minute - offset) * 60 + second
}

/** ISO 8601, UTC, whole seconds. */
export const isoTime = (time: number | null): string | null =>
  time === null ? null : new Date(time * 1000).toISOString().replace('.000', '')
