/** The articles of feeds that stay on the device: what a feed lists, and for some days what it listed. */
import type { RawRecord } from './feed-records.ts'
import { MAX_FEED_ARTICLES, MAX_FEED_CHARS } from './limits.ts'

/** `seen`: seconds since 1970 when the feed last listed it. */
export type Kept = { readonly record: RawRecord; readonly seen: number }

/** How much is kept; beyond either bound the oldest go. */
export type Bound = {
  readonly articles: number
  /** UTF-16 units of the records as JSON. */
  readonly chars: number
}

const DAY_SECONDS = 86_400
const OF_ONE_FEED: Bound = { articles: MAX_FEED_ARTICLES, chars: MAX_FEED_CHARS }

/** What a refresh found: the articles a feed lists, that it has not changed, or nothing because it failed. */
export type Listing = readonly RawRecord[] | 'unchanged' | 'unknown'

/**
 * What is kept after a refresh. An article that the feed still lists stays, however old; one that it no longer lists stays
 * for `days` days. A listed article replaces its former text (headlines are corrected).
 * @param now seconds since 1970
 */
export function keepArticles(
  before: readonly Kept[],
  listing: Listing,
  now: number,
  days: number,
): readonly Kept[] {
  const lastSeen = before.reduce((latest, { seen }) => Math.max(latest, seen), 0)
  const isStillListed = ({ seen }: Kept) => listing === 'unchanged' && seen === lastSeen
  // No later than now: a clock that was ahead for a day would keep what it saw for years.
  const seenAt = (kept: Kept) => (isStillListed(kept) ? now : Math.min(kept.seen, now))
  const byUrl = new Map(before.map((kept) => [kept.record.webUrl, { ...kept, seen: seenAt(kept) }]))
  if (typeof listing !== 'string')
    for (const record of listing) byUrl.set(record.webUrl, { record, seen: now })
  const recent = [...byUrl.values()].filter(({ seen }) => seen > now - days * DAY_SECONDS)
  return [...(newestWithin([recent], OF_ONE_FEED)[0] ?? [])]
}

/** Of the articles of several feeds, the newest that stay within a bound, feed by feed and the newest first. */
export function newestWithin(
  feeds: readonly (readonly Kept[])[],
  bound: Bound,
): readonly (readonly Kept[])[] {
  const all = feeds.flatMap((kept, feed) => kept.map((one) => ({ one, feed })))
  all.sort((a, b) => b.one.seen - a.one.seen || order(dateOf(b.one), dateOf(a.one)))
  const stay: Kept[][] = feeds.map(() => [])
  let chars = 0
  for (const { one, feed } of all.slice(0, bound.articles)) {
    chars += JSON.stringify(one.record).length
    if (chars > bound.chars) break
    stay[feed]?.push(one)
  }
  return stay
}

const dateOf = ({ record }: Kept) => record.publishedDateTime ?? ''
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
