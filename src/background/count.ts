/** The count of one tab: looked up when its page reports, set only if the tab still shows that page. */
import { setBadge } from '../platform/badge.ts'
import { browser } from '../platform/browser.ts'
import { addressOf, isSamePlace, type PageReport } from '../platform/page-report.ts'
import { readSettings } from '../platform/settings.ts'
import { countOutlets } from '../sources/lookup/count-outlets.ts'
import { lookUp } from '../sources/lookup/lookup.ts'
import { grantedCountOrigins } from '../sources/manage/badge-grants.ts'
import { upkeep } from '../sources/refresh/missing-files.ts'

/**
 * The latest report of each tab that is being looked up right now. In memory on purpose: an answer is only late while this
 * worker lives, and nothing about a tab, a private one least of all, is ever stored.
 */
const pending = new Map<number, PageReport>()

/** The tab's address as far as the granted hosts let it be read; null when it is gone or on another host. */
async function shownUrl(tabId: number): Promise<string | null> {
  return browser.tabs.get(tabId).then(
    (tab) => tab.url ?? null,
    () => null,
  )
}

async function outletsOf(report: PageReport): Promise<number> {
  const [{ groups }, { hidden, badge }] = await Promise.all([
    lookUp(addressOf(report), upkeep),
    readSettings(),
  ])
  return badge ? countOutlets(groups, hidden) : 0
}

/** Looks a report up and sets its tab's badge, unless the tab has moved on or reported again meanwhile. */
export async function countTab(tabId: number, report: PageReport): Promise<void> {
  const earlier = pending.get(tabId)
  pending.set(tabId, report)
  // The browser keeps the badge through a navigation inside the page: the old count must not stand on the new page.
  if (!report.fresh || (earlier && earlier.url !== report.url)) await setBadge(tabId, 0)
  try {
    const outlets = await outletsOf(report)
    if (pending.get(tabId) !== report) return
    const shown = await shownUrl(tabId)
    if (pending.get(tabId) !== report || shown === null || !isSamePlace(shown, report.url)) return
    await setBadge(tabId, outlets)
  } finally {
    if (pending.get(tabId) === report) pending.delete(tabId)
  }
}

/** Takes every count away: after a host was taken back, its tabs can no longer be told from others. */
export async function clearAll(): Promise<void> {
  const tabs = await browser.tabs.query({})
  await Promise.all(tabs.map(({ id }) => id !== undefined && setBadge(id, 0)))
}

/** Asks every open page of a granted host to report again: after a grant, a change of settings, another index. */
export async function recountAll(): Promise<void> {
  const url = await grantedCountOrigins()
  // Asked for by name: a page that only a press opened to us (activeTab) is not counted by itself.
  const tabs = url.length > 0 ? await browser.tabs.query({ url, discarded: false }) : []
  const files = ['/src/content/watch.js']
  await Promise.allSettled(
    tabs.map(
      ({ id: tabId }) => tabId !== undefined && browser.scripting.executeScript({ target: { tabId }, files }),
    ),
  )
}
