/** What the scripts injected into a tab say of its page. */

import { parsePageHead } from '../intake/page-head/parse-page-head.ts'
import type { PageHead } from '../intake/page-head/types.ts'
import { browser } from './browser.ts'
import { isSamePage, type PageReport, parsePageReport } from './page-report.ts'

/** A page that never finishes to load must not hold back an answer. */
const PATIENCE_MS = 3000

/** Injects a packaged script and returns its completion value; null when the page cannot be injected into or is too slow. */
async function inject(tabId: number, file: string): Promise<unknown> {
  // The leading slash matters: Firefox resolves other paths against the calling page and reports it in `error` only.
  const injected = browser.scripting
    .executeScript({ target: { tabId }, files: [file], injectImmediately: true })
    .then(([first]) => (first && !first.error ? first.result : null))
    .catch(() => null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null)
  })
  return Promise.race([injected, tooSlow]).finally(() => clearTimeout(timer))
}

/**
 * What the page says of its address, or null: not injectable, not http(s), or still the document before `url`.
 * `url` is the tab's address as the caller looked it up.
 */
export async function readPage(tabId: number, url: string): Promise<PageReport | null> {
  const report = parsePageReport(await inject(tabId, '/src/content/page.js'))
  return report && isSamePage(report.url, url) ? report : null
}

/** The page's head, for a headline search and for the feeds it names; null as in `readPage`. */
export async function readHead(tabId: number, url: string): Promise<PageHead | null> {
  const head = parsePageHead(await inject(tabId, '/src/content/head.js'))
  return head && isSamePage(head.url, url) ? head : null
}
