/** The feeds that the popup hands to the options page, in its address. Apart from open.ts, which the popup's first paint loads. */

import { parseFeedLinks } from '../intake/page-head/parse-page-head.ts'
import type { PageHead } from '../intake/page-head/types.ts'
import { PAGE_FEEDS } from './open-own.ts'

/** The feeds in an options page's `location.hash`; none when there are none, or nothing that can be read. */
export function feedsInHash(hash: string): PageHead['feeds'] {
  if (!hash.startsWith(PAGE_FEEDS)) return []
  try {
    return parseFeedLinks(JSON.parse(decodeURIComponent(hash.slice(PAGE_FEEDS.length))))
  } catch {
    return []
  }
}
