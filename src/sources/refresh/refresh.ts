/** Refreshes sources: the one way, whether the schedule or the reader asks. */

import { readKeepDays } from '../keep-days.ts'
import { patchSubscriptions, readSubscriptions, type Subscription } from '../subscriptions.ts'
import { refreshFeeds } from './feeds.ts'
import { begun } from './outcome.ts'
import { refreshPublished } from './published.ts'

/** Seconds since 1970. */
export const clock = (): number => Math.floor(Date.now() / 1000)

/**
 * Tries these sources. Rejects only when the device fails (no storage); what went wrong with a source is in its entry.
 * One try a source at a time in the whole extension: all feeds together, each index by itself, so that a long download
 * holds back nobody else.
 */
export async function refresh(ids: readonly string[]): Promise<void> {
  const { locks } = navigator
  await locks.request('refresh', async () => {
    const feeds = await begin(ids, 'feed')
    if (feeds.length > 0)
      await refreshFeeds(
        feeds.map(({ id }) => id),
        await readKeepDays(),
        clock(),
      )
  })
  for (const id of ids)
    await locks.request(`refresh-${id}`, async () => {
      for (const index of await begin([id], 'url')) await refreshPublished(index, clock())
    })
}

/** Those of a kind that are still there, noted as tried. */
async function begin(ids: readonly string[], kind: Subscription['kind']): Promise<readonly Subscription[]> {
  const now = clock()
  const all = await readSubscriptions()
  const tried = ids.flatMap((id) => all[id] ?? []).filter((each) => each.kind === kind)
  // Even a write that changes nothing wakes every open page.
  if (tried.length > 0)
    await patchSubscriptions(
      Object.fromEntries(tried.map((each) => [each.id, begun(each, now, Math.random)])),
    )
  return tried
}
