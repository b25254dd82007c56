/**
 * Feeds that have moved. Browsers follow redirects and hide whether one is permanent (301, 308), so a redirect counts as
 * permanent when it has led to the same address for a week.
 */

/** Where an address leads, and since when; seconds since 1970. */
export type Moved = { readonly to: string; readonly since: number }

const SETTLED_SECONDS = 7 * 86_400

/** The address to ask: where the feed has moved to, or the one that was added. */
export const addressNow = (address: string, moved: Moved | null, now: number): string =>
  moved !== null && now - moved.since >= SETTLED_SECONDS ? moved.to : address

/**
 * What is known after an answer.
 * @param from where the answer came from, after redirects
 */
export function movedAfter(address: string, moved: Moved | null, from: string, now: number): Moved | null {
  if (from === address) return null
  return moved?.to === from && moved.since <= now ? moved : { to: from, since: now }
}
