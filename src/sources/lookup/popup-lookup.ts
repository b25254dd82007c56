/**
 * Look-ups for the popup. It reads the indexes itself, so that no background must start, except in Firefox's private windows.
 * Code that the first paint does not need is imported when it is used.
 */
import type { NearPage } from '../../core/terms/near.ts'
import type { PageAddress } from '../../core/url/trust.ts'
import { browser } from '../../platform/browser.ts'
import type { sendMessage } from '../../platform/messages.ts'
import type { LookUp, NearLookUp, OutletEntry, SourceState } from '../types.ts'
import { lookUp as lookUpIn } from './lookup.ts'
import { prefetchSources } from './prefetch.ts'
import { sourceStates as statesOf } from './query-sources.ts'

/**
 * In private windows, Firefox gives extension pages no origin-private file system (SecurityError); its background page, which is
 * never private, has one. Chromium runs the popup of a private window in the ordinary profile.
 */
const noFilesHere = (): boolean => browser.extension.inIncognitoContext === true

const send: typeof sendMessage = async (name, body) =>
  (await import('../../platform/messages.ts')).sendMessage(name, body)
const headlines = () => import('./headline-lookup.ts')
const repairs = {
  ensureBundled: () => send('popupToWorkerEnsureBundled', {}),
  noteDamage: (id: string) => send('popupToWorkerNoteDamage', id),
}

/** Starts the part of a look-up that does not depend on the page. */
export const prepareLookUp = (): void => {
  if (!noFilesHere()) prefetchSources()
}

/** See `lookup.ts`, which the background runs too. */
export const lookUp = async (page: PageAddress): Promise<LookUp> =>
  noFilesHere() ? ((await send('popupToWorkerLookUp', page)) as LookUp) : lookUpIn(page, repairs)

/** See `headline-lookup.ts`. */
export async function nearMatches(page: NearPage): Promise<NearLookUp> {
  return noFilesHere()
    ? ((await send('popupToWorkerNearMatches', page)) as NearLookUp)
    : (await headlines()).nearMatches(page, repairs)
}

/** See `outletEntries` in `headline-lookup.ts`. */
export async function outlet(domain: string): Promise<readonly OutletEntry[]> {
  return noFilesHere()
    ? ((await send('popupToWorkerOutlet', domain)) as readonly OutletEntry[])
    : (await headlines()).outletEntries(domain, repairs)
}

/** Restores or refreshes a source, or removes it. Rejects with an error that `ui/words/fault-text.ts` can word. */
export const changeSource = async (what: 'Renew' | 'Remove', id: string): Promise<void> =>
  send(`popupToWorker${what}`, id)

/** The state of every source. */
export async function sourceStates(): Promise<SourceState[]> {
  return statesOf(repairs)
}
