/** The hosts the icon counts on by itself: which outlets there are to choose from, and what is granted of them. */
import { grantedOrigins, originsOf } from '../platform/permissions.ts'
import { originsOfAddresses } from './hosts.ts'
import { readSubscriptions } from './subscriptions.ts'

/**
 * Outlets that one question may name. Measured (bench/permissions-request.ts): 500 origins, which are 250 outlets, take
 * 0.15 s in Chromium and 0.04 s in Firefox; 2,500 take 1.5 s and 0.1 s, and nobody reads through 1,250 names.
 */
export const COMFORTABLE = 250
/** Ticked at first when there are more. */
export const FIRST_TICKED = 50

export const ALL_SITES: readonly string[] = ['https://*/*', 'http://*/*']

/** Where AMP pages lie whose host does not belong to an outlet. Google's viewer is not asked for: its host is the search's too. */
export const AMP_HOSTS: readonly string[] = ['https://*.cdn.ampproject.org/*']

export const countOrigins = (domains: readonly string[]): string[] => domains.flatMap(originsOf)

export type CountGrants = {
  readonly everywhere: boolean
  readonly domains: ReadonlySet<string>
  readonly amp: boolean
}

/** What the reader has granted, in the terms of this page. */
export async function readCountGrants(): Promise<CountGrants> {
  const granted = await grantedOrigins()
  const everywhere = ALL_SITES.every((origin) => granted.includes(origin)) || granted.includes('<all_urls>')
  const domains = granted.flatMap((origin) => origin.match(/^(?:https|\*):\/\/\*\.([^/*]+)\/\*$/)?.[1] ?? [])
  return { everywhere, domains: new Set(domains), amp: AMP_HOSTS.every((origin) => granted.includes(origin)) }
}

/** Granted origins that no source needs to be read: what "stop counting" gives back. */
export async function countOnlyOrigins(): Promise<string[]> {
  const needed = new Set(
    originsOfAddresses(Object.values(await readSubscriptions()).map(({ address }) => address)),
  )
  return (await grantedOrigins()).filter((origin) => !needed.has(origin))
}
