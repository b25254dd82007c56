/** Host permissions for the automatic count: which ones the reader has granted, and how to give them back. */
import { grantedOrigins, originsOf, removeOrigins } from '../../platform/permissions.ts'

/**
 * Outlets per permission prompt. Measured (bench/results/permissions-request.json): 500 origins (250 outlets) are granted in well
 * under 0.1 s in both browsers; 2,500 take Chromium most of a second, and nearly 3 s to remove, and no reader checks 1,250 names.
 */
export const MAX_OUTLETS_PER_PROMPT = 250
/** Outlets ticked at first if there are more than that. */
export const FIRST_TICKED = 50

export const ALL_SITES: readonly string[] = ['https://*/*', 'http://*/*']

/** AMP caches, whose hosts belong to no outlet. Google's AMP viewer is not included: it shares its host with Google search. */
export const AMP_HOSTS: readonly string[] = ['https://*.cdn.ampproject.org/*']

export const countOrigins = (domains: readonly string[]): string[] => domains.flatMap(originsOf)

/**
 * Whether a grant is for counting: all hosts of an outlet, or all sites. The host of a source is requested by its full name, and
 * the extension only fetches from it: adding a feed must not put a script on that outlet's pages.
 */
const isForCounting = (origin: string) => /^(?:https?|\*):\/\/\*/.test(origin) || origin === '<all_urls>'

/** The granted origin patterns for counting, sorted. */
export const grantedCountOrigins = async (): Promise<string[]> =>
  (await grantedOrigins()).filter(isForCounting)

/** With any of these, the icon counts on all https pages, which are nearly all pages. */
const EVERYWHERE: ReadonlySet<string> = new Set(['https://*/*', '*://*/*', '<all_urls>'])

type CountGrants = {
  readonly everywhere: boolean
  readonly domains: ReadonlySet<string>
  readonly amp: boolean
}

/** The reader's grants for counting. */
export async function readCountGrants(): Promise<CountGrants> {
  const granted = await grantedCountOrigins()
  const everywhere = granted.some((origin) => EVERYWHERE.has(origin))
  const domains = granted.flatMap((origin) => origin.match(/^(?:https|\*):\/\/\*\.([^/*]+)\/\*$/)?.[1] ?? [])
  return { everywhere, domains: new Set(domains), amp: AMP_HOSTS.every((origin) => granted.includes(origin)) }
}

/** Removes the granted permissions to count on these outlets. */
export async function stopCountingOn(domains: readonly string[]): Promise<void> {
  const granted = new Set(await grantedCountOrigins())
  const removable = countOrigins(domains).filter((origin) => granted.has(origin))
  if (removable.length > 0) await removeOrigins(removable)
}
