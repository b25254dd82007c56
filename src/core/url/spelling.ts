/** One spelling of an address's host and path, as far as no table of suffixes or AMP caches is needed for it. */
import { HOST_ALIASES, ID_DOMAINS, NEUTRAL_LABELS } from './tables/hosts.ts'

/** Longer addresses are no article's: real ones end below 2,100 characters, and a bound keeps hostile ones cheap. */
export const MAX_LENGTH = 8192
/** Hosts that may be an AMP cache's or viewer's: spares nearly every address the trial of each. */
export const MAY_HOLD = /google\.|bing\.com$|bing-amp\.com$|ampproject\.org$/
const neutral = new Set(NEUTRAL_LABELS)

export function parseHttp(url: string): URL | null {
  if (url.length > MAX_LENGTH) return null
  // URL.parse is missing from Node 20 and Firefox 125.
  try {
    const parsed = new URL(url)
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null
  } catch {
    return null
  }
}

/**
 * The host as identity sees it: no trailing dot, no neutral label, no alias; a port other than the scheme's stays.
 * `isSuffix` says whether nobody owns a host ("github.io"): then the label before it names its owner.
 */
export function bareHost(host: string, isSuffix: (host: string) => boolean): string {
  let name = withoutEndDots(host)
  for (;;) {
    const dot = name.indexOf('.')
    const rest = name.slice(dot + 1)
    if (dot < 0 || !neutral.has(name.slice(0, dot)) || !rest.includes('.') || isSuffix(rest)) break
    name = rest
  }
  return HOST_ALIASES.get(name) ?? name
}

/** `example.com.:8443` is `example.com:8443`. */
function withoutEndDots(host: string): string {
  const colon = host.indexOf(':')
  const name = colon < 0 ? host : host.slice(0, colon)
  if (!name.endsWith('.')) return host
  let end = name.length
  while (end > 0 && name[end - 1] === '.') end -= 1
  return end === 0 ? '' : name.slice(0, end) + host.slice(name.length)
}

/** The host whose ids those in a path of `host` are. */
export function idHost(host: string): string {
  const dot = host.indexOf('.')
  const domain = host.slice(dot + 1)
  return ID_DOMAINS.get(domain)?.includes(host.slice(0, dot)) ? domain : host
}

/** Escapes that need none are undone (`%69` is `i`), the others written in upper case. */
export function oneSpelling(path: string): string {
  if (!path.includes('%')) return path
  return path.replace(/%[0-9a-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[\w.~!$&'()*+,:;=@-]/.test(char) ? char : code.toUpperCase()
  })
}
