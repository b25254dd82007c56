/** Host permissions of sources with an address: which origins they need, whether they are granted, and their release. */
import { browser } from '../../platform/browser.ts'
import { removeOrigins } from '../../platform/permissions.ts'
import { readSubscriptions, type Subscription } from './subscriptions.ts'

/** The origins for an http(s) address. For http it includes https too, because http often redirects there. */
export function originsOfAddress(address: string): string[] {
  const { hostname, protocol } = new URL(address)
  return protocol === 'http:' ? [`http://${hostname}/*`, `https://${hostname}/*`] : [`https://${hostname}/*`]
}

/** The origins for several addresses, without duplicates, for one permission prompt. */
export const originsOfAddresses = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.flatMap(originsOfAddress)),
]

/** Whether the reader has granted the host of an address; for an http address, http is enough. */
export const mayRead = (address: string): Promise<boolean> =>
  browser.permissions.contains({ origins: originsOfAddress(address).slice(0, 1) })

const originsOf = (all: readonly Subscription[]) => originsOfAddresses(all.map(({ address }) => address))

/** Removes the host permissions of removed sources, unless a remaining source needs them. */
export async function releaseHosts(removed: readonly Subscription[]): Promise<void> {
  const needed = new Set(originsOf(Object.values(await readSubscriptions())))
  const unneeded = originsOf(removed).filter((origin) => !needed.has(origin))
  // Firefox rejects if none of them is granted any more, which is no error here.
  if (unneeded.length > 0) await removeOrigins(unneeded).catch(() => false)
}
