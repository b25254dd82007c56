/** The badge of a tab: looked up when its page reports, set only if the tab still shows that page. */
import { setBadge } from '../platform/badge.ts'
import { browser } from '../platform/browser.ts'
import { addressOf, isSamePage, type PageReport } from '../platform/page-report.ts'
import { readSettings } from '../platform/settings.ts'
import { countOutlets } from '../sources/lookup/count-outlets.ts'
import { lookUp } from '../sources/lookup/lookup.ts'
import { grantedCountOrigins } from '../sources/manage/badge-grants.ts'
import { repairs } from '../sources/refresh/missing-files.ts'

/**
 * The latest report of each tab with a running look-up. In memory on purpose: a late answer can only come while this
 * worker lives, and nothing about a tab is ever stored, least of all about a private one.
 */
const pending = new Map<number, PageReport>()

/** The tab's address, or null if the tab is gone or on a host that is not granted. */
async function shownUrl(tabId: number): Promise<string | null> {
  return browser.tabs.get(tabId).then(
    (tab) => tab.url ?? null,
    () => null,
  )
}

async function outletsOf(report: PageReport): Promise<number> {
  const [{ groups }, { hidden, badge }] = await Promise.all([
    lookUp(addressOf(report), repairs),
    readSettings(),
  ])
  return badge ? countOutlets(groups, hidden) : 0
}

/** Looks a report up and sets its tab's badge, unless the tab has moved on or reported again meanwhile. */
export async function countTab(tabId: number, report: PageReport): Promise<void> {
  const earlier = pending.get(tabId)
  pending.set(tabId, report)
  // The browser keeps the badge through a same-document navigation; the old count must not stay on the new page.
  if (!report.fresh || (earlier && earlier.url !== report.url)) await setBadge(tabId, 0)
  try {
    const outlets = await outletsOf(report)
    if (pending.get(tabId) !== report) return
    const shown = await shownUrl(tabId)
    if (pending.get(tabId) !== report || shown === null || !isSamePage(shown, report.url)) return
    await setBadge(tabId, outlets)
  } finally {
    if (pending.get(tabId) === report) pending.delete(tabId)
  }
}

/** Clears all badges: after a host was revoked, its tabs cannot be told from others. */
export async function clearAll(): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.all(tabs.map(({ id }) => id !== undefined && setBadge(id, 0)))
}

/** Makes every open page of a granted host report again: after a grant, a change of settings or of an index. */
export async function recountAll(): Promise<void> {
  const url = await grantedCountOrigins()
  // By URL pattern: a page that only a press granted (activeTab) is not counted.
  const tabs = url.length > 0 ? await browser.tabs.query({ url, discarded: false }) : []
  const files = ['/src/content/watch.js']
  await Promise.allSettled(
    tabs.map(
      ({ id: tabId }) => tabId !== undefined && browser.scripting.executeScript({ target: { tabId }, files }),
    ),
  )
}
