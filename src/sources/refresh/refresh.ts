/** Refreshes sources: the one way, whether the schedule or the reader asks. */

import { refreshFeeds } from './feeds.ts'
import { readKeepDays } from './keep-days.ts'
import { begun } from './outcome.ts'
import { refreshPublished } from './published.ts'
import { isDue } from './schedule.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from './subscriptions.ts'

/** Seconds since 1970. */
export const clock = (): number => Math.floor(Date.now() / 1000)

/** Whether a source is still to be tried when its turn has come. `now`: seconds since 1970. */
type StillWanted = (source: Subscription, now: number) => boolean

/**
 * Tries these sources, because the reader asks. Rejects only when the device fails (no storage); what went wrong with a source is
 * in its entry. One try a source at a time in the whole extension: all feeds together, each index by itself, so that a long
 * download holds back nobody else.
 */
export const refresh = (ids: readonly string[]): Promise<void> => refreshWanted(ids, () => true)

/** Tries these sources, because the schedule asks: not those that another wake has tried while this one waited for its turn. */
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

/** Those of a kind that are still there and wanted, noted as tried. */
async function begin(
  ids: readonly string[],
  kind: Subscription['kind'],
  isWanted: StillWanted,
): Promise<readonly Subscription[]> {
  const now = clock()
  const all = await readSubscriptions()
  const tried = ids.flatMap((id) => all[id] ?? []).filter((each) => each.kind === kind && isWanted(each, now))
  // Even a write that changes nothing wakes every open page.
  if (tried.length > 0)
    await patchSubscriptions(
      Object.fromEntries(tried.map((each) => [each.id, begun(each, now, Math.random)])),
    )
  return tried
}
