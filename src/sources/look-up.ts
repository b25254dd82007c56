/** Look-ups for any extension page. It reads the index itself and wakes no worker, except where it cannot. */
import type { PageAddress } from '../core/index/types.ts'
import type { NearPage } from '../core/story/types.ts'
import { browser } from '../platform/browser.ts'
import { ask } from '../platform/messages.ts'
import { lookUpHere, nearMatchesHere, outletHere } from './look-up-here.ts'
import type { LookUp, NearLookUp, OutletEntry } from './types.ts'

export { countOutlets } from './count.ts'
export { type OpenSource, openSources } from './open.ts'

/**
 * Firefox gives extension pages in private windows no origin-private file system (SecurityError), but its background page,
 * which is never private, has one. Chromium shows pages of a private window in the ordinary profile.
 */
const noFilesHere = (): boolean => browser.extension.inIncognitoContext === true

/** The page's story in every source that knows it. Never rejects because of one bad source: its state says so. */
export async function lookUp(page: PageAddress): Promise<LookUp> {
  // The worker answers with lookUpHere itself.
  return noFilesHere() ? ((await ask('popupToWorkerLookUp', page)) as LookUp) : lookUpHere(page)
}

/** Same-story coverage of a page that is in no index, from its headline. For the popup only: it never badges. */
export async function nearMatches(page: NearPage): Promise<NearLookUp> {
  return noFilesHere() ? ((await ask('popupToWorkerNearMatches', page)) as NearLookUp) : nearMatchesHere(page)
}

/** What each index holds of an outlet, most articles first; empty when none covers it. `domain` is registrable. */
export async function outlet(domain: string): Promise<readonly OutletEntry[]> {
  return noFilesHere()
    ? ((await ask('popupToWorkerOutlet', domain)) as readonly OutletEntry[])
    : outletHere(domain)
}
