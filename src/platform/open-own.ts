/** Opens the extension's own pages, and a web search. */
import type { PageHead } from '../intake/page-head/types.ts'
import { browser } from './browser.ts'
import { openTab } from './open.ts'
import { samplePage } from './tab.ts'

const OPTIONS = 'src/options/index.html'
/** What an options page's `location.hash` begins with when feeds follow; page-feeds.ts reads them. */
export const PAGE_FEEDS = '#feeds='

/** Opens the options page with the feeds that a page names. They travel in its address; the page itself does not. */
export const openFeedsOfPage = (feeds: PageHead['feeds']): Promise<void> =>
  openTab(
    browser.runtime.getURL(`${OPTIONS}${PAGE_FEEDS}${encodeURIComponent(JSON.stringify(feeds))}`),
    false,
  )

/** Opens the first steps. */
export const openWelcomePage = (): Promise<void> =>
  openTab(browser.runtime.getURL('src/welcome/index.html'), false)

/** Opens the packaged sample article. */
export const openSamplePage = (): Promise<void> => openTab(browser.runtime.getURL(samplePage), false)

/**
 * Opens a web search for a headline. DuckDuckGo, which keeps no profile of who asks; the reader's own engine could only be
 * asked with one permission more.
 */
export const searchWeb = (headline: string): Promise<void> =>
  openTab(`https://duckduckgo.com/?q=${encodeURIComponent(headline)}`, false)
