/** Refreshes sources: the one way, whether the schedule or the reader asks. */

import { readKeepDays } from '../keep-days.ts'
import { patchSubscriptions, readSubscriptions } from '../subscriptions.ts'
import { refreshFeeds } from './feeds.ts'
import { begun } from './outcome.ts'
import { refreshPublished } from './published.ts'

/** Seconds since 1970. */
export const clock = (): number => Math.floor(Date.now() / 1000)

/**
 * Tries these sources, one refresh at a time in the whole extension. Rejects only when the device fails (no storage);
 * what went wrong with a source is in its entry.
 */
export function refresh(ids: readonly string[]): Promise<void> {
  return navigator.locks.request('refresh', async () => {
    const now = clock()
    const all = await readSubscriptions()
    const tried = ids.flatMap((id) => all[id] ?? [])
    await patchSubscriptions(
      Object.fromEntries(tried.map((each) => [each.id, begun(each, now, Math.random)])),
    )
    for (const each of tried) if (each.kind === 'url') await refreshPublished(each, now)
    const feeds = tried.filter(({ kind }) => kind === 'feed').map(({ id }) => id)
    if (feeds.length > 0) await refreshFeeds(feeds, await readKeepDays(), now)
  })
}
