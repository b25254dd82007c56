/** Opens the extension's own pages, articles and a web search. */

import type { PageHead } from '../intake/page-head/types.ts'
import { browser } from './browser.ts'
import { samplePage } from './tab.ts'

const OPTIONS = 'src/options/index.html'
/** Start of the options page's `location.hash` if feeds follow; page-feeds.ts parses them. */
export const PAGE_FEEDS = '#feeds='

/** Opens an address in a new tab. An extension's tab carries no referrer. */
export async function openTab(url: string, background: boolean): Promise<void> {
  await browser.tabs.create({ url, active: !background })
}

export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage()

/** Opens the options page with the feeds that a page names. Its address carries the feeds, but not the page. */
export const openFeedsOfPage = (feeds: PageHead['feeds']): Promise<void> =>
  openTab(
    browser.runtime.getURL(`${OPTIONS}${PAGE_FEEDS}${encodeURIComponent(JSON.stringify(feeds))}`),
    false,
  )

/** Opens the welcome page. */
export const openWelcomePage = (): Promise<void> =>
  openTab(browser.runtime.getURL('src/welcome/index.html'), false)

/** Opens the packaged sample article. */
export const openSamplePage = (): Promise<void> => openTab(browser.runtime.getURL(samplePage), false)

/**
 * Opens a web search for a headline, with DuckDuckGo, which keeps no profiles. The reader's own engine would need one
 * more permission.
 */
export const searchWeb = (headline: string): Promise<void> =>
  openTab(`https://duckduckgo.com/?q=${encodeURIComponent(headline)}`, false)
