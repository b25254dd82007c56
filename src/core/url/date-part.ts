/** The date among the segments of a path: `2020/05/08`, `2020/may/8`, `08/05/2020`, `2020-05/08`. */
import { isYear } from './times.ts'

/** Which segments are the date: from `from` to before `to`; equal if there is none. */
export type DatePart = { readonly from: number; readonly to: number }

const isYearMonth = (low: string): boolean => /^(?:19|20)\d\d[-_.]\d\d?$/.test(low)
const isAfterYear = (low: string): boolean => /^(?:\d{1,2}|(?:0[1-9]|1[0-2])\d\d|[a-z]{3})$/.test(low)
const isBeforeYear = (low: string): boolean => /^\d{1,2}$/.test(low)

/** Finds the first date of a path in lower case. */
export function datePart(places: readonly string[]): DatePart {
  const year = places.findIndex((low) => isYear(low) || isYearMonth(low))
  if (year < 0) return { from: 0, to: 0 }
  let to = year + 1
  while (to < places.length && to < year + 3 && isAfterYear(places[to] ?? '')) to += 1
  let from = year
  if (to === year + 1) while (from > 0 && from > year - 2 && isBeforeYear(places[from - 1] ?? '')) from -= 1
  return { from, to }
}
