/** The feeds that a page names in its head (`<link rel=alternate>`). */

import { tidy } from '../html/tidy.ts'
import type { PageHead } from '../page-head/types.ts'
import type { ListedFeed } from './opml.ts'

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/feed+json',
])
/** Used for feeds and for much else: accepted only if the address looks like a feed's. */
const LOOSE_TYPES = new Set(['application/json', 'application/xml', 'text/xml'])
const LOOKS_LIKE_FEED = /feed|rss|atom/i
/** Feeds of comments are not news. */
const COMMENTS = /\/comments?\/feed|[?&]feed=comments/i
const MAX_FOUND = 10

/** Feeds that a page's head names, by absolute http(s) address: each once, without feeds of comments. */
export function feedsOfPage(feeds: PageHead['feeds']): ListedFeed[] {
  const found = new Map<string, ListedFeed>()
  for (const { href, title, type } of feeds) {
    const kind = type.toLowerCase().split(';')[0]?.trim() ?? ''
    if (!FEED_TYPES.has(kind) && !(LOOSE_TYPES.has(kind) && LOOKS_LIKE_FEED.test(href))) continue
    if (!URL.canParse(href)) continue
    const { href: address, protocol, hostname } = new URL(href)
    if (!/^https?:$/.test(protocol) || COMMENTS.test(address) || found.has(address)) continue
    found.set(address, { title: tidy(title) || hostname, address })
  }
  return [...found.values()].slice(0, MAX_FOUND)
}
