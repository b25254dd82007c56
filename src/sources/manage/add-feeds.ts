/** Adds many feeds at a time, and reports those that could not be read, with the reason. */

import type { Outlet } from '../../intake/feed/outlet.ts'
import type { ErrorData } from '../../platform/error-data.ts'
import { removeFeedFiles } from '../files/feed-files.ts'
import { releaseHosts } from '../refresh/hosts.ts'
import { refresh } from '../refresh/refresh.ts'
import {
  addSubscriptions,
  byId,
  newSubscription,
  readSubscriptions,
  removeSubscriptions,
  type Subscription,
} from '../refresh/subscriptions.ts'

/** `outlet`: the publisher, if known; null: taken from the feed. */
export type FeedToAdd = { readonly address: string; readonly outlet: Outlet | null }

export type AddedFeeds = {
  /** Number of feeds added. */
  readonly added: number
  /** Number of their articles. */
  readonly articles: number
  /** Feeds that could not be read, and why. */
  readonly refused: readonly { readonly address: string; readonly error: ErrorData }[]
}

/**
 * Adds feeds and reads them immediately. The reader must have granted their hosts. Feeds that are sources already do not change.
 * @param keepRefused true: keep feeds that cannot be read now, with their error (when settings are imported)
 */
export async function addFeeds(feeds: readonly FeedToAdd[], keepRefused = false): Promise<AddedFeeds> {
  const known = await readSubscriptions()
  const wanted = await Promise.all(
    feeds.map(({ address, outlet }) => newSubscription('feed', address, outlet)),
  )
  const added = Object.values(byId(wanted)).filter(({ id }) => known[id] === undefined)
  if (added.length === 0) return { added: 0, articles: 0, refused: [] }
  await addSubscriptions(added)
  const ids = added.map(({ id }) => id)
  await refresh(ids)
  const now = await readSubscriptions()
  const entries = ids.flatMap((id) => now[id] ?? [])
  const refused = entries.flatMap(({ address, error }) => (error ? [{ address, error }] : []))
  if (!keepRefused) await undoAdding(entries.filter(({ error }) => error))
  const articles = entries.reduce((sum, entry) => sum + (entry.error ? 0 : entry.articles), 0)
  return { added: keepRefused ? entries.length : entries.length - refused.length, articles, refused }
}

/** Removes feeds that could not be read, with their files and permissions. */
async function undoAdding(refused: readonly Subscription[]): Promise<void> {
  const ids = new Set(refused.map(({ id }) => id))
  await removeSubscriptions(({ id }) => ids.has(id))
  for (const id of ids) await removeFeedFiles(id)
  await releaseHosts(refused)
}
