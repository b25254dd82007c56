/** Reads an address: http(s) only, AMP caches unwrapped, host and path in one spelling. */

import { isPublicSuffix } from './suffix.ts'
import { AMP_CACHES } from './tables/amp.ts'
import { HOST_ALIASES, NEUTRAL_LABELS } from './tables/hosts.ts'

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

/** Longer addresses are no article's: real ones end below 2,100 characters, and a bound keeps hostile ones cheap. */
export const MAX_LENGTH = 8192
/** A Google viewer can hold an AMP cache that holds the page. */
const MAX_WRAPS = 3
/** Spares nearly every address the trial of each cache. */
const HOLDER = /google\.|bing\.com$|bing-amp\.com$|ampproject\.org$/
const neutral = new Set(NEUTRAL_LABELS)

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
    holder: HOLDER.test(host) && AMP_CACHES.some((cache) => cache.host.test(host)),
  }
}

/** The host as identity sees it: no trailing dot, no neutral label, no alias; a port other than the scheme's stays. */
export function identityHost(host: string): string {
  let name = withoutEndDots(host)
  for (;;) {
    const dot = name.indexOf('.')
    const rest = name.slice(dot + 1)
    if (dot < 0 || !neutral.has(name.slice(0, dot)) || !rest.includes('.') || isPublicSuffix(rest)) break
    name = rest
  }
  return HOST_ALIASES.get(name) ?? name
}

/** `example.com.:8443` is `example.com:8443`. */
function withoutEndDots(host: string): string {
  const colon = host.startsWith('[') ? -1 : host.indexOf(':')
  const name = colon < 0 ? host : host.slice(0, colon)
  if (!name.endsWith('.')) return host
  let end = name.length
  while (end > 0 && name[end - 1] === '.') end -= 1
  return end === 0 ? '' : name.slice(0, end) + host.slice(name.length)
}

function parseHttp(url: string): URL | null {
  if (url.length > MAX_LENGTH) return null
  // URL.parse is missing from Node 20 and Firefox 125.
  try {
    const parsed = new URL(url)
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null
  } catch {
    return null
  }
}

/** The address inside an AMP cache's or viewer's, or null when it is none. */
function unwrap(url: URL): string | null {
  if (!HOLDER.test(url.host)) return null
  for (const cache of AMP_CACHES) {
    if (!cache.host.test(url.host)) continue
    const found = cache.path.exec(url.pathname)
    if (found === null) continue
    return `http${found[1] === undefined ? '' : 's'}://${url.pathname.slice(found[0].length)}${url.search}`
  }
  return null
}

/** Escapes that need none are undone (`%69` is `i`), the others written in upper case. */
function oneSpelling(path: string): string {
  if (!path.includes('%')) return path
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[\w.~!$&'()*+,:;=@-]/.test(char) ? char : code.toUpperCase()
  })
}
