/**
 * What the options and welcome pages do with sources. Every function rejects with an `Error` whose message is for the
 * reader. Hosts are asked for by the page, in the press and before it calls these: `requestOrigins(originsOfAddresses(…))`.
 */
import { readPublicationAddress } from './address.ts'
import { removeFeedFiles } from './feed/files.ts'
import { giveBack } from './hosts.ts'
import { uninstall } from './install.ts'
import { readKeepDays } from './keep-days.ts'
import { readRecords } from './records.ts'
import { indexFeeds } from './refresh/feeds.ts'
import { clock, refresh } from './refresh/refresh.ts'
import { changeSubscriptions, newSubscription, readSubscriptions } from './subscriptions.ts'

/** A download that began and broke off goes on by itself. */
const GOES_ON: ReadonlySet<string> = new Set(['cut-off', 'no-answer'])

/**
 * Adds a published index by the address of its index.json, or of the folder it lies in; gives the source's id.
 * Not added when it cannot be used; rejects too, but keeps it, when its download broke off.
 */
export async function addIndexUrl(text: string): Promise<string> {
  const subscription = await newSubscription('url', readPublicationAddress(text), null)
  const { id } = subscription
  if ((await readSubscriptions())[id]) throw new Error('This index is among your sources already.')
  await changeSubscriptions((all) => ({ ...all, [id]: subscription }))
  await refresh([id])
  const error = (await readSubscriptions())[id]?.error
  if (!error) return id
  const begun = ((await readRecords())[id]?.received ?? 0) > 0
  if (!begun || !GOES_ON.has(error.code)) await removeSource(id)
  throw new Error(error.message)
}

/** Looks at a source now, whatever the schedule says. Rejects with what went wrong; the copy before stays in use. */
export async function refreshNow(id: string): Promise<void> {
  await refresh([id])
  const error = (await readSubscriptions())[id]?.error
  if (error) throw new Error(error.message)
}

/** Removes a source, its files, and what the browser granted for it alone. */
export async function removeSource(id: string): Promise<void> {
  const { [id]: removed, ...rest } = await readSubscriptions()
  if (removed) await changeSubscriptions(({ [id]: _removed, ...others }) => others)
  if (removed?.kind === 'feed') await navigator.locks.request('refresh', () => forgetFeed(id))
  else await uninstall(id)
  if (removed)
    await giveBack(
      removed.address,
      Object.values(rest).map(({ address }) => address),
    )
}

async function forgetFeed(id: string): Promise<void> {
  await removeFeedFiles(id)
  await indexFeeds(new Map(), await readKeepDays(), clock())
}
