/** Parses the feeds that the popup passes to the options page in its address. Apart from extension-pages.ts, which the first paint loads. */

import { parseFeedLinks } from '../intake/page-head/parse-page-head.ts'
import type { PageHead } from '../intake/page-head/types.ts'
import { PAGE_FEEDS } from './extension-pages.ts'

/** The feeds in the options page's `location.hash`; empty if there are none or they cannot be parsed. */
export function feedsInHash(hash: string): PageHead['feeds'] {
  if (!hash.startsWith(PAGE_FEEDS)) return []
  try {
    return parseFeedLinks(JSON.parse(decodeURIComponent(hash.slice(PAGE_FEEDS.length))))
  } catch {
    return []
  }
}
