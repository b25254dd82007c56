/** Reads an address: http(s) only, AMP caches unwrapped, host and path in one spelling. */

import { identityHost, normalizePath, parseHttp } from './spelling.ts'
import { AMP_CACHES } from './tables/amp.ts'

/** An address taken apart. `host` has no neutral labels and no alias; `path` begins with `/`; `query` has no `?`. */
export type Address = {
  readonly host: string
  readonly path: string
  readonly query: string
  /** With its `#`; empty if there is none. */
  readonly fragment: string
  /** The address was an AMP cache's or viewer's, and `host` is the one it names. */
  readonly cached: boolean
  /** `host` is an AMP cache's or viewer's itself: its path names no page it holds. */
  readonly holder: boolean
}

/** Hosts that may be an AMP cache's or viewer's: saves trying each cache on nearly every address. */
const MAY_HOLD = /google\.|bing\.com|bing-amp\.com|ampproject\.org/
/** A Google viewer can hold an AMP cache that holds the page. */
const MAX_WRAPS = 3

/** Takes `url` apart; null for anything but http(s), and for what no browser would open. */
export function readAddress(url: string): Address | null {
  let parsed = parseHttp(url)
  let cached = false
  for (let wraps = 0; parsed !== null; wraps += 1) {
    const inner = unwrap(parsed)
    if (inner === null) break
    if (wraps === MAX_WRAPS) return null
    cached = true
    parsed = parseHttp(inner)
  }
  if (parsed === null) return null
  const host = identityHost(parsed.host)
  if (host === '') return null
  return {
    host,
    path: normalizePath(parsed.pathname),
    query: parsed.search.slice(1),
    fragment: parsed.hash,
    cached,
    holder: MAY_HOLD.test(host) && AMP_CACHES.some((cache) => cache.host.test(host)),
  }
}

/** The address inside an AMP cache's or viewer's, or null if `url` is neither. */
function unwrap(url: URL): string | null {
  if (!MAY_HOLD.test(url.host)) return null
  const host = identityHost(url.host)
  const path = normalizePath(url.pathname)
  for (const cache of AMP_CACHES) {
    if (!cache.host.test(host)) continue
    const found = cache.path.exec(path)
    if (found === null) continue
    const inner = path.slice(found[0].length)
    // A name before an @ is no host.
    return /^[^/]*@/.test(inner) ? '' : `http${found[1] === undefined ? '' : 's'}://${inner}${url.search}`
  }
  return null
}
