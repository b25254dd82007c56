/** The articles of one feed that stay on the device: what it lists, and for some days what it listed. */
import type { RawRecord } from './feed-records.ts'

/** `seen`: seconds since 1970 when the feed last listed it. */
export type Kept = { readonly record: RawRecord; readonly seen: number }

/** Of one feed. A feed that brings more in its days loses its oldest. */
export const MAX_KEPT = 5000
const DAY_SECONDS = 86_400

/** What a refresh found: the articles a feed lists, that it has not changed, or nothing because it failed. */
export type Listing = readonly RawRecord[] | 'unchanged' | 'unknown'

/**
 * What is kept after a refresh. An article that the feed still lists stays, however old; one that it lists no more stays
 * `days` days after it did. A listed article replaces its former text (headlines are corrected).
 * @param now seconds since 1970
 */
export function keepArticles(before: readonly Kept[], listing: Listing, now: number, days: number): Kept[] {
  const lastSeen = before.reduce((latest, { seen }) => Math.max(latest, seen), 0)
  const still = ({ seen }: Kept) => listing === 'unchanged' && seen === lastSeen
  // No later than now: a clock that was ahead for a day would keep what it saw for years.
  const seenAt = (kept: Kept) => (still(kept) ? now : Math.min(kept.seen, now))
  const byUrl = new Map(before.map((kept) => [kept.record.webUrl, { ...kept, seen: seenAt(kept) }]))
  if (typeof listing !== 'string')
    for (const record of listing) byUrl.set(record.webUrl, { record, seen: now })
  return [...byUrl.values()]
    .filter(({ seen }) => seen > now - days * DAY_SECONDS)
    .sort((a, b) => b.seen - a.seen || order(dateOf(b), dateOf(a)))
    .slice(0, MAX_KEPT)
}

const dateOf = ({ record }: Kept) => record.publishedDateTime ?? ''
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
