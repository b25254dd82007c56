/**
 * Adds, refreshes and removes sources for the options and welcome pages. Every function rejects with an error that
 * `ui/words/fault-text.ts` can word. The page must request the hosts first, in the click event:
 * `requestOrigins(originsOfAddresses(…))`.
 */

import { SourceFault, WordedFault } from '../faults.ts'
import { removeFeedFiles } from '../files/feed-files.ts'
import { removeDamaged } from '../files/integrity.ts'
import { removeBundled, restoreBundled } from '../install/bundled.ts'
import { BUNDLED } from '../install/bundled-state.ts'
import { uninstall } from '../install/install.ts'
import { readInstalled } from '../install/installed.ts'
import { FEEDS, indexFeeds } from '../refresh/feeds.ts'
import { releaseHosts } from '../refresh/hosts.ts'
import { readKeepDays, writeKeepDays } from '../refresh/keep-days.ts'
import { clock, refresh } from '../refresh/refresh.ts'
import {
  addSubscriptions,
  newSubscription,
  patchSubscriptions,
  readSubscriptions,
  removeSubscriptions,
  type Subscription,
} from '../refresh/subscriptions.ts'
import { stopCountingOn } from './badge-grants.ts'
import { listOutlets } from './list-outlets.ts'
import { readPublicationAddress } from './typed-address.ts'

/** After these errors the schedule resumes a download that has begun. */
const RESUMABLE: ReadonlySet<string> = new Set(['cut-off', 'no-answer'])

/**
 * Adds a published index by the address of its index.json, or of its folder; returns the source's id. If it cannot be used, it is
 * not added. If its download was interrupted, this rejects too, but the source stays.
 */
export async function addIndexUrl(text: string): Promise<string> {
  const subscription = await newSubscription('url', readPublicationAddress(text), null)
  const { id } = subscription
  if ((await readSubscriptions())[id]) throw new SourceFault('already-added')
  await addSubscriptions([subscription])
  await refresh([id])
  const { [id]: tried } = await readSubscriptions()
  if (tried === undefined) throw new SourceFault('removed')
  const { error } = tried
  if (error === null) return id
  const begun = ((await readInstalled())[id]?.received ?? 0) > 0
  if (!begun || !RESUMABLE.has(error.code)) await removeSource(id)
  throw new WordedFault(error)
}

/** Refreshes a source now, independently of the schedule. If that fails, the previous index stays in use unless it is damaged. */
export async function refreshNow(id: string): Promise<void> {
  await removeDamagedFiles(id)
  await refresh([id])
  const error = (await readSubscriptions())[id]?.error
  if (error) throw new WordedFault(error)
}

async function removeDamagedFiles(id: string): Promise<void> {
  const { [id]: source } = await readInstalled()
  if (source) await removeDamaged(source.parts)
}

/** Repairs a source in the popup: restores damaged or missing files, and refreshes a source that has an address. */
export async function repairSource(id: string): Promise<void> {
  if (id !== BUNDLED && id !== FEEDS) return refreshNow(id)
  await removeDamagedFiles(id)
  // The reader asked for it, so it is restored even if it was removed.
  if (id === BUNDLED) return restoreBundled()
  await navigator.locks.request('refresh', reindexFeeds)
}

/** Indexes the stored articles of all feeds. The caller must hold the "refresh" lock. */
const reindexFeeds = async () => indexFeeds(new Map(), await readKeepDays(), clock())

/**
 * Removes a source, its files, and the permissions that only it needed: its host, and counting on its outlets. `FEEDS`, the
 * popup's one entry for all feeds, removes every feed.
 */
export async function removeSource(id: string): Promise<void> {
  const before = await domainsKnown()
  const isMeant = (each: Subscription) => each.id === id || (id === FEEDS && each.kind === 'feed')
  const removed = Object.values(await readSubscriptions()).filter(isMeant)
  await removeSubscriptions(isMeant)
  // First, because the next steps may wait for a running refresh, and the reader may close the page meanwhile.
  await releaseHosts(removed)
  if (id === BUNDLED) await removeBundled()
  else if (removed.some(({ kind }) => kind === 'feed')) await forgetFeeds(removed.map((feed) => feed.id))
  else await uninstall(id)
  const still = new Set(await domainsKnown())
  await stopCountingOn(before.filter((domain) => !still.has(domain)))
}

/** Domains of the sources' outlets: those in the indexes, and all domains of the feeds' outlets (bbc.com, bbc.co.uk). */
async function domainsKnown(): Promise<string[]> {
  const feeds = Object.values(await readSubscriptions())
  return [
    ...(await listOutlets()).map(({ domain }) => domain),
    ...feeds.flatMap(({ outlet }) => outlet?.domains ?? []),
  ]
}

const forgetFeeds = (ids: readonly string[]): Promise<void> =>
  navigator.locks.request('refresh', async () => {
    for (const id of ids) await removeFeedFiles(id)
    await reindexFeeds()
  })

/** Changes how long articles of feeds are kept, and removes those that have expired by the new number of days. */
export async function keepFor(days: number): Promise<void> {
  await writeKeepDays(days)
  await navigator.locks.request('refresh', async () => {
    const kept = (await reindexFeeds()).map(({ id, articles, newest }) => [id, { articles, newest }] as const)
    await patchSubscriptions(Object.fromEntries(kept))
  })
}
