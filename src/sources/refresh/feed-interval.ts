/** How often a feed is asked for: hourly, or less often if its publisher wants that. */

/** Feeds are asked hourly unless they want less, and at least daily whatever they want. */
const LEAST_SECONDS = 3_600
const MOST_SECONDS = 86_400

/**
 * Seconds between two requests of a feed.
 * @param stated what the feed says (`ttl`, `sy:updatePeriod`); null if it says nothing
 * @param cacheControl the response's header, null if there is none
 */
export function feedInterval(stated: number | null, cacheControl: string | null): number {
  const maxAge = Number(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl ?? '')?.[1] ?? 0)
  return Math.min(Math.max(LEAST_SECONDS, stated ?? 0, maxAge), MOST_SECONDS)
}
