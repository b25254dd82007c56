/** Reads an address: http(s) only, AMP caches unwrapped, host and path in one spelling. */

import { bareHost, MAY_HOLD, oneSpelling, parseHttp } from './spelling.ts'
import { isPublicSuffix } from './suffix.ts'
import { AMP_CACHES } from './tables/amp.ts'

/** An address taken apart. `host` has no neutral labels and no alias; `path` begins with `/`; `query` has no `?`. */
export type Address = {
  readonly host: string
  readonly path: string
  readonly query: string
  /** The address was an AMP cache's or viewer's, and `host` is the one it names. */
  readonly cached: boolean
  /** `host` is an AMP cache's or viewer's itself: its path names no page it holds. */
  readonly holder: boolean
}

/** A Google viewer can hold an AMP cache that holds the page. */
const MAX_WRAPS = 3

/** Takes `url` apart; null for anything but http(s), and for what no browser would open. */
export function readAddress(url: string): Address | null {
  let parsed = parseHttp(url)
  let cached = false
  for (let wraps = 0; parsed !== null && wraps < MAX_WRAPS; wraps += 1) {
    const inner = unwrap(parsed)
    if (inner === null) break
    cached = true
    parsed = parseHttp(inner)
  }
  if (parsed === null) return null
  const host = identityHost(parsed.host)
  if (host === '') return null
  return {
    host,
    path: oneSpelling(parsed.pathname),
    query: parsed.search.slice(1),
    cached,
    holder: MAY_HOLD.test(host) && AMP_CACHES.some((cache) => cache.host.test(host)),
  }
}

/** The host as identity sees it: no trailing dot, no neutral label, no alias; a port other than the scheme's stays. */
export const identityHost = (host: string): string => bareHost(host, isPublicSuffix)

/** The address inside an AMP cache's or viewer's, or null when it is none. */
function unwrap(url: URL): string | null {
  if (!MAY_HOLD.test(url.host)) return null
  for (const cache of AMP_CACHES) {
    if (!cache.host.test(url.host)) continue
    const found = cache.path.exec(url.pathname)
    if (found === null) continue
    return `http${found[1] === undefined ? '' : 's'}://${url.pathname.slice(found[0].length)}${url.search}`
  }
  return null
}
