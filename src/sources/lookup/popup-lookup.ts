/**
 * Look-ups for the popup. It reads the index itself and wakes no worker, except where it cannot. What a first paint does not
 * need is fetched from the package when it is asked for.
 */

import type { NearPage } from '../../core/terms/near.ts'
import type { PageAddress } from '../../core/url/trust.ts'
import type { ask as askNow } from '../../platform/ask.ts'
import { browser } from '../../platform/browser.ts'
import type { LookUp, NearLookUp, OutletEntry, SourceState } from '../types.ts'
import { sourceStates as statesOf } from './ask-sources.ts'
import { lookUp as lookUpIn } from './lookup.ts'
import { openAhead } from './prefetch.ts'

/**
 * Firefox gives extension pages in private windows no origin-private file system (SecurityError), but its background page,
 * which is never private, has one. Chromium shows pages of a private window in the ordinary profile.
 */
const noFilesHere = (): boolean => browser.extension.inIncognitoContext === true

const ask: typeof askNow = async (name, body) => (await import('../../platform/ask.ts')).ask(name, body)
const headlines = () => import('./headline-lookup.ts')
const upkeep = {
  ensureBundled: () => ask('popupToWorkerEnsureBundled', {}),
  noteDamage: (id: string) => ask('popupToWorkerNoteDamage', id),
}

/** Starts what a look-up needs before the page is known. */
export const prepareLookUp = (): void => {
  if (!noFilesHere()) openAhead()
}

/** The page's story in every source that knows it. Never rejects because of one bad source: its state says so. */
export const lookUp = async (page: PageAddress): Promise<LookUp> =>
  // The worker answers with the same code.
  noFilesHere() ? ((await ask('popupToWorkerLookUp', page)) as LookUp) : lookUpIn(page, upkeep)

/** Same-story coverage of a page that is in no index, from its headline. For the popup only: it never badges. */
export async function nearMatches(page: NearPage): Promise<NearLookUp> {
  return noFilesHere()
    ? ((await ask('popupToWorkerNearMatches', page)) as NearLookUp)
    : (await headlines()).nearMatches(page, upkeep)
}

/** What each index holds of an outlet, most articles first; empty when none covers it. `domain` is registrable. */
export async function outlet(domain: string): Promise<readonly OutletEntry[]> {
  return noFilesHere()
    ? ((await ask('popupToWorkerOutlet', domain)) as readonly OutletEntry[])
    : (await headlines()).outletEntries(domain, upkeep)
}

/** Brings a source back or up to date (`popupToWorkerRenew`), or removes it; rejects with a sentence for the reader. */
export const changeSource = async (what: 'Renew' | 'Remove', id: string): Promise<void> =>
  ask(`popupToWorker${what}`, id)

/** How every source stands. */
export async function sourceStates(): Promise<SourceState[]> {
  return statesOf(upkeep)
}
