/** The hosts the icon counts on by itself: which outlets there are to choose from, and what is granted of them. */
import { grantedOrigins, originsOf, removeOrigins } from '../../platform/permissions.ts'

/**
 * Outlets that one question may name. Measured (bench/results/permissions-request.json): 500 origins, which are 250
 * outlets, are granted in well under a tenth of a second in both browsers; 2,500 take Chromium most of a second, and nearly
 * three to give back, and nobody reads through 1,250 names.
 */
export const COMFORTABLE = 250
/** Ticked at first when there are more. */
export const FIRST_TICKED = 50

export const ALL_SITES: readonly string[] = ['https://*/*', 'http://*/*']

/** Where AMP pages lie whose host does not belong to an outlet. Google's viewer is not asked for: its host is the search's too. */
export const AMP_HOSTS: readonly string[] = ['https://*.cdn.ampproject.org/*']

export const countOrigins = (domains: readonly string[]): string[] => domains.flatMap(originsOf)

/**
 * Whether a grant is one to count on: all hosts of an outlet, or all sites. A source's own host is asked for by its full
 * name, and only ever read from: a reader who adds a feed has not asked for a script on that outlet's pages.
 */
const isForCounting = (origin: string) => /^(?:https?|\*):\/\/\*/.test(origin) || origin === '<all_urls>'

/** Every granted origin pattern that pages are counted on, sorted. */
export const grantedCountOrigins = async (): Promise<string[]> =>
  (await grantedOrigins()).filter(isForCounting)

/** Any of these lets the icon count on every page that is read over https, which nearly all are. */
const EVERYWHERE: ReadonlySet<string> = new Set(['https://*/*', '*://*/*', '<all_urls>'])

type CountGrants = {
  readonly everywhere: boolean
  readonly domains: ReadonlySet<string>
  readonly amp: boolean
}

/** What the reader has granted, in the terms of this page. */
export async function readCountGrants(): Promise<CountGrants> {
  const granted = await grantedCountOrigins()
  const everywhere = granted.some((origin) => EVERYWHERE.has(origin))
  const domains = granted.flatMap((origin) => origin.match(/^(?:https|\*):\/\/\*\.([^/*]+)\/\*$/)?.[1] ?? [])
  return { everywhere, domains: new Set(domains), amp: AMP_HOSTS.every((origin) => granted.includes(origin)) }
}

/** Gives back the count on these outlets, as far as it was granted. */
export async function stopCountingOn(domains: readonly string[]): Promise<void> {
  const granted = new Set(await grantedCountOrigins())
  const free = countOrigins(domains).filter((origin) => granted.has(origin))
  if (free.length > 0) await removeOrigins(free)
}
