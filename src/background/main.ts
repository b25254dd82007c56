/** The background: handles events, looks pages up, sets badges. Every listener is added on the first tick, and no event relies on memory. */
// Apart from the sorted imports, so that it stays the first and runs first.
import './wake.ts'
import { browser } from '../platform/browser.ts'
import { openWelcomePage } from '../platform/extension-pages.ts'
import { answerMessages } from '../platform/messages.ts'
import { onOrigins } from '../platform/permissions.ts'
import { onSettings } from '../platform/settings.ts'
import { stayAwake } from '../platform/stay-awake.ts'
import { ensureBundled } from '../sources/install/bundled.ts'
import { onSources } from '../sources/install/installed-changes.ts'
import { nearMatches, outletEntries } from '../sources/lookup/headline-lookup.ts'
import { lookUp } from '../sources/lookup/lookup.ts'
import { reopen } from '../sources/lookup/query-sources.ts'
import { removeSource, repairSource } from '../sources/manage/sources.ts'
import { noteDamage, repairs } from '../sources/refresh/missing-files.ts'
import { keepSchedule } from '../sources/refresh/wake.ts'
import { clearAll, countTab, recountAll } from './count.ts'
import { sync } from './registration.ts'

/** Logs an error that no caller handles. */
const report = (error: unknown): void => console.error(error)

async function begin(): Promise<void> {
  await Promise.all([ensureBundled(), sync()])
  // Pages that were open before an update have lost their content script.
  await recountAll()
}

answerMessages({
  async contentToWorkerReport(page, { tabId }) {
    const start = performance.now()
    if (tabId !== null) await countTab(tabId, page)
    // Read by the benchmarks: from the page's report to its badge.
    performance.measure('count', { start })
  },
  popupToWorkerLookUp: (page) => lookUp(page, repairs),
  popupToWorkerEnsureBundled: ensureBundled,
  popupToWorkerNoteDamage: noteDamage,
  popupToWorkerRenew: (id) => stayAwake(() => repairSource(id)),
  popupToWorkerRemove: removeSource,
  popupToWorkerNearMatches: (page) => nearMatches(page, repairs),
  popupToWorkerOutlet: (domain) => outletEntries(domain, repairs),
})

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') openWelcomePage().catch(report)
  begin().catch(report)
})
browser.runtime.onStartup.addListener(() => void begin().catch(report))

async function originsChanged(lost: boolean): Promise<void> {
  if (lost) await clearAll()
  await sync()
  await recountAll()
}

onOrigins(({ removed }) => void originsChanged(removed.length > 0).catch(report))

onSettings((now, before) => {
  if (now.badge !== before.badge) sync().then(recountAll).catch(report)
  else if (String(now.hidden) !== String(before.hidden)) recountAll().catch(report)
})

onSources(({ indexes }) => {
  reopen()
  if (indexes) recountAll().catch(report)
})

keepSchedule(report)
