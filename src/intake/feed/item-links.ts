/** What the links of a feed mean: absolute addresses out of what is written. */
import { LIMITS } from '../../core/article/limits.ts'
import { registrableDomain } from '../../core/url/provider.ts'

/** A redirector's syntax in which the page's own address follows an asterisk. */
const STARRED = /\*(https?:\/\/.+)$/i
/** Levels of `xml:base` that are followed. */
const MAX_BASES = 10

/**
 * The http(s) address that a link means; null if it means none.
 * @param bases `xml:base` values, outermost first; each is relative to the one before
 * @param start what they are relative to: an absolute address
 */
export function resolveLink(
  link: string | undefined,
  bases: readonly string[],
  start: string,
): string | null {
  const written = link?.trim().replaceAll(/&(?:amp;)+/gi, '&') ?? ''
  // A longer one would be refused anyway; escapes only make it longer.
  if (written === '' || written.length > LIMITS.url) return null
  const base = bases.slice(0, MAX_BASES).reduce((from, next) => parse(next, from)?.href ?? from, start)
  const url = parse(withScheme(written, base), base)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  if (url.username !== '' || url.password !== '' || url.href.length > LIMITS.url) return null
  return url.href
}

/** The page's own address in a redirector's link; null if there is none. */
export const starredLink = (link: string): string | null => STARRED.exec(link)?.[1] ?? null

function parse(link: string, base: string): URL | null {
  return URL.canParse(link, base) ? new URL(link, base) : null
}

/** "harbour.example/a" in a feed of harbour.example, and "www.other.example/a", begin with a host. */
function withScheme(link: string, base: string): string {
  const first = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[:/?#]|$)/i.exec(link)?.[0]
  if (first === undefined) return link
  const domain = registrableDomain(first)
  const isHost = domain !== null && (/^www\./i.test(first) || domain === registrableDomain(base))
  return isHost ? `${new URL(base).protocol}//${link}` : link
}
