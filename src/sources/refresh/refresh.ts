/** Refreshes sources, for the schedule and for the reader. */

import { refreshFeeds } from './feeds.ts'
import { readKeepDays } from './keep-days.ts'
import { begun } from './outcome.ts'
import { refreshPublished } from './published.ts'
import { isDue } from './schedule.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'

/** Seconds since 1970. */
export const clock = (): number => Math.floor(Date.now() / 1000)

/** Whether a source must still be tried once its lock is granted. `now`: seconds since 1970. */
type StillWanted = (source: Subscription, now: number) => boolean

/**
 * Refreshes these sources for the reader. Rejects only if the device fails (no storage); errors of a source are noted in its
 * subscription. Locks keep two tries of one source apart: one lock for all feeds, one for each index, so that a long download
 * delays no other source.
 */
export const refresh = (ids: readonly string[]): Promise<void> => refreshWanted(ids, () => true)

/** Refreshes these sources for the schedule, except those that another wake has tried while this one waited for the lock. */
export const refreshDue = (ids: readonly string[]): Promise<void> => refreshWanted(ids, isDue)

async function refreshWanted(ids: readonly string[], isWanted: StillWanted): Promise<void> {
  const { locks } = navigator
  await locks.request('refresh', async () => {
    const feeds = await begin(ids, 'feed', isWanted)
    if (feeds.length > 0)
      await refreshFeeds(
        feeds.map(({ id }) => id),
        await readKeepDays(),
        clock(),
      )
  })
  for (const id of ids)
    await locks.request(`refresh-${id}`, async () => {
      for (const index of await begin([id], 'url', isWanted)) await refreshPublished(index, clock())
    })
}

/** Marks as tried, and returns, those sources of a kind that still exist and are wanted. */
async function begin(
  ids: readonly string[],
  kind: Subscription['kind'],
  isWanted: StillWanted,
): Promise<readonly Subscription[]> {
  const now = clock()
  const all = await readSubscriptions()
  const tried = ids.flatMap((id) => all[id] ?? []).filter((each) => each.kind === kind && isWanted(each, now))
  // Skip a write without changes, because every write notifies all open pages.
  if (tried.length > 0)
    await patchSubscriptions(
      Object.fromEntries(tried.map((each) => [each.id, begun(each, now, Math.random)])),
    )
  return tried
}
