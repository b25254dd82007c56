/** One spelling of an address's host and path. */
import { isPublicSuffix } from './suffix.ts'
import { HOST_ALIASES, ID_DOMAINS, NEUTRAL_LABELS, NEUTRAL_PREFIX, NO_ID_DOMAINS } from './tables/hosts.ts'

/** Longer addresses are no article's: real ones end below 2,100 characters, and a bound keeps hostile ones cheap. */
export const MAX_LENGTH = 8192
/** The longest name that the domain name system allows, and a port. */
const MAX_HOST = 260
const neutral = new Set(NEUTRAL_LABELS)
const noIds = new Set(NO_ID_DOMAINS)

export function parseHttp(url: string): URL | null {
  if (url.length > MAX_LENGTH) return null
  // URL.parse is missing from Node 20 and Firefox 125.
  try {
    const parsed = new URL(url)
    const isWeb = parsed.protocol === 'https:' || parsed.protocol === 'http:'
    return isWeb && parsed.host.length <= MAX_HOST ? parsed : null
  } catch {
    return null
  }
}

/** The host as identity sees it: no trailing dot, no neutral label, no alias; a port of its own stays. */
export function identityHost(host: string): string {
  const { name, port } = splitPort(host)
  const bare = withoutNeutralLabels(withoutEndDots(name))
  return bare === '' ? '' : (HOST_ALIASES.get(bare) ?? bare) + port
}

/** The port with its colon; empty for those of http and https, whichever scheme names them. */
function splitPort(host: string): { name: string; port: string } {
  const found = /:\d+$/.exec(host)
  if (found === null) return { name: host, port: '' }
  const [port] = found
  return { name: host.slice(0, found.index), port: port === ':80' || port === ':443' ? '' : port }
}

/** A label above a public suffix is its owner's: "m.github.io" is Ms. M's. */
function withoutNeutralLabels(host: string): string {
  let name = host
  for (;;) {
    const dot = name.indexOf('.')
    const rest = name.slice(dot + 1)
    if (dot < 0 || !rest.includes('.') || isPublicSuffix(rest)) return name
    if (neutral.has(name.slice(0, dot))) name = rest
    else if (name.startsWith(NEUTRAL_PREFIX) && dot > NEUTRAL_PREFIX.length)
      name = name.slice(NEUTRAL_PREFIX.length)
    else return name
  }
}

/** `example.com.` is `example.com`; empty for a number, which would be an IP address without its dot. */
function withoutEndDots(name: string): string {
  let end = name.length
  while (end > 0 && name[end - 1] === '.') end -= 1
  const bare = name.slice(0, end)
  return end < name.length && /(?:^|\.)\d[^.]*$/.test(bare) ? '' : bare
}

/** Whether numbers in paths of `host` name no single page: it or a domain above it is listed. */
export function hasNoIds(host: string): boolean {
  for (
    let name = host, dot = name.indexOf('.');
    dot >= 0;
    name = name.slice(dot + 1), dot = name.indexOf('.')
  )
    if (noIds.has(name)) return true
  return false
}

/** The host whose ids those in a path of `host` are. */
export function idHost(host: string): string {
  const dot = host.indexOf('.')
  const domain = host.slice(dot + 1)
  return ID_DOMAINS.get(domain)?.includes(host.slice(0, dot)) ? domain : host
}

/** Escapes that need none are undone (`%69` is `i`), the others written in upper case, and a bare `%` is escaped. */
export function normalizePath(path: string): string {
  if (!path.includes('%')) return path
  return path.replace(/%(?:[0-9a-f]{2})?/gi, (code) => {
    if (code === '%') return '%25'
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[\w.~!$&'()*+,:;=@-]/.test(char) ? char : code.toUpperCase()
  })
}
