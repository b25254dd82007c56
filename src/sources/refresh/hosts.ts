/** Hosts a source needs to be read from, as the origins that the browser asks the reader about. */
import { browser } from '../../platform/browser.ts'
import { removeOrigins } from '../../platform/permissions.ts'
import { readSubscriptions, type Subscription } from './subscriptions.ts'

/** Of an http(s) address: its one host, with the address's own scheme, and https, to which http often leads. */
export function originsOfAddress(address: string): string[] {
  const { hostname, protocol } = new URL(address)
  return protocol === 'http:' ? [`http://${hostname}/*`, `https://${hostname}/*`] : [`https://${hostname}/*`]
}

/** Of several addresses, each once: what one permission prompt asks for. */
export const originsOfAddresses = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.flatMap(originsOfAddress)),
]

/** Whether the reader's grants let an address be read; http is enough for an http address. */
export const mayRead = (address: string): Promise<boolean> =>
  browser.permissions.contains({ origins: originsOfAddress(address).slice(0, 1) })

const originsOf = (all: readonly Subscription[]) => originsOfAddresses(all.map(({ address }) => address))

/** Gives back what removed sources were granted, unless a remaining one needs it. */
export async function giveBack(removed: readonly Subscription[]): Promise<void> {
  const needed = new Set(originsOf(Object.values(await readSubscriptions())))
  const free = originsOf(removed).filter((origin) => !needed.has(origin))
  // Firefox rejects when none of them is granted any more; there is nothing to give back then.
  if (free.length > 0) await removeOrigins(free).catch(() => false)
}
