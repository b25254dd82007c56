/**
 * What the options and welcome pages do with sources. Every function rejects with an `Error` whose message is for the
 * reader. Hosts are asked for by the page, in the press and before it calls these: `requestOrigins(originsOfAddresses(…))`.
 */

import { SourceFault, WordedFault } from '../faults.ts'
import { removeFeedFiles } from '../files/feed-files.ts'
import { removeDamaged } from '../files/integrity.ts'
import { removeBundled, restoreBundled } from '../install/bundled.ts'
import { BUNDLED } from '../install/bundled-state.ts'
import { uninstall } from '../install/install.ts'
import { readInstalled } from '../install/installed.ts'
import { FEEDS, indexFeeds } from '../refresh/feeds.ts'
import { giveBack } from '../refresh/hosts.ts'
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

/** A download that began and broke off goes on by itself. */
const GOES_ON: ReadonlySet<string> = new Set(['cut-off', 'no-answer'])

/**
 * Adds a published index by the address of its index.json, or of the folder it lies in; gives the source's id.
 * Not added when it cannot be used; rejects too, but keeps it, when its download broke off.
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
  if (!begun || !GOES_ON.has(error.code)) await removeSource(id)
  throw new WordedFault(error)
}

/**
 * Looks at a source now, whatever the schedule says. Rejects with what went wrong; the copy before stays in use, unless it is
 * damaged.
 */
export async function refreshNow(id: string): Promise<void> {
  const { [id]: record } = await readInstalled()
  if (record) await removeDamaged(record.parts)
  await refresh([id])
  const error = (await readSubscriptions())[id]?.error
  if (error) throw new WordedFault(error)
}

/**
 * Brings the index of a source back when its files are damaged or gone, and up to date where it has an address. Rejects as
 * `refreshNow` does.
 */
export async function renewSource(id: string): Promise<void> {
  if (id !== BUNDLED && id !== FEEDS) return refreshNow(id)
  const { [id]: record } = await readInstalled()
  if (record) await removeDamaged(record.parts)
  // Who asks for it means it, removed or not.
  if (id === BUNDLED) return restoreBundled()
  await navigator.locks.request('refresh', indexAnew)
}

/** All feeds, of what is kept of them; for who holds the lock. */
const indexAnew = async () => indexFeeds(new Map(), await readKeepDays(), clock())

/**
 * Removes a source, its files, and what the browser granted for it alone: its host, and the count on its outlets. The popup
 * knows the feeds by their one index only, which goes with all of them.
 */
export async function removeSource(id: string): Promise<void> {
  const before = await domainsKnown()
  const isMeant = (each: Subscription) => each.id === id || (id === FEEDS && each.kind === 'feed')
  const removed = Object.values(await readSubscriptions()).filter(isMeant)
  await removeSubscriptions(isMeant)
  // First: what follows may wait for a running refresh, and whoever asked for it may close the page meanwhile.
  await giveBack(removed)
  if (id === BUNDLED) await removeBundled()
  else if (removed.some(({ kind }) => kind === 'feed')) await forgetFeeds(removed.map((feed) => feed.id))
  else await uninstall(id)
  const still = new Set(await domainsKnown())
  await stopCountingOn(before.filter((domain) => !still.has(domain)))
}

/** Domains that sources name: those of their articles' outlets, and the other ones of feeds' outlets (bbc.com, bbc.co.uk). */
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
    await indexAnew()
  })

/** Changes how long articles of feeds stay, and lets go of those whose days are over by the new number. */
export async function keepFor(days: number): Promise<void> {
  await writeKeepDays(days)
  await navigator.locks.request('refresh', async () => {
    const kept = (await indexAnew()).map(({ id, articles, newest }) => [id, { articles, newest }] as const)
    await patchSubscriptions(Object.fromEntries(kept))
  })
}
