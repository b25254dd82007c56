/** The articles of one feed that stay on the device: what it lists, and for some days what it listed. */
import type { RawRecord } from './feed-records.ts'

/** `seen`: seconds since 1970 when the feed last listed it. */
export type Kept = { readonly record: RawRecord; readonly seen: number }

/** Of one feed. A feed that brings more in its days loses its oldest. */
export const MAX_KEPT = 5000
const DAY_SECONDS = 86_400

/**
 * What is kept after a refresh. An article that the feed still lists stays, however old; one that it lists no more stays
 * `days` days after it did. A listed article replaces its former text (headlines are corrected).
 * @param listed null when the feed has not changed: then all that it listed last counts as listed
 * @param now seconds since 1970
 */
export function keepArticles(
  before: readonly Kept[],
  listed: readonly RawRecord[] | null,
  now: number,
  days: number,
): Kept[] {
  const lastSeen = before.reduce((latest, { seen }) => Math.max(latest, seen), 0)
  const byUrl = new Map<string, Kept>()
  for (const kept of before)
    byUrl.set(kept.record.webUrl, listed === null && kept.seen === lastSeen ? { ...kept, seen: now } : kept)
  for (const record of listed ?? []) byUrl.set(record.webUrl, { record, seen: now })
  return [...byUrl.values()]
    .filter(({ seen }) => seen > now - days * DAY_SECONDS)
    .sort((a, b) => b.seen - a.seen || order(dateOf(b), dateOf(a)))
    .slice(0, MAX_KEPT)
}

const dateOf = ({ record }: Kept) => record.publishedDateTime ?? ''
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
