/**
 * The keys of a plain address - no AMP mark, no rule of its site, no query but common tracking - without the tables that
 * decide the others. Most articles' addresses are plain; keys.ts is right about every address, and this agrees with it.
 */
import { idPath } from './ids.ts'
import type { PageKeys } from './keys.ts'
import { foldCase, hasAmp, splitPath, trimEnd } from './path.ts'
import { bareHost, idHost, MAY_HOLD, oneSpelling, parseHttp } from './spelling.ts'
import { RULED_HOSTS } from './tables/hosts.ts'

const ruled = new Set(RULED_HOSTS)
/** Parameters that stand behind most shared links and never name a page. */
const ONLY_TRACKING = /^\??(?:(?:utm_\w+|fbclid|gclid)=[^&]*(?:&|$))*$/i

/**
 * The host of an address when its first labels carry no identity - which is so unless nobody owns what is left: only the
 * suffix table knows that "m.github.io" is Ms. M's and "m.example.org" is not.
 */
export function plainHost(url: string): string | null {
  const parsed = parseHttp(url)
  return parsed && bareHost(parsed.host, () => false)
}

/** The keys, right as long as `plainHost` is; null when keys.ts must be asked. */
export function plainKeys(url: string): PageKeys | null {
  const parsed = parseHttp(url)
  if (parsed === null || MAY_HOLD.test(parsed.host) || !ONLY_TRACKING.test(parsed.search)) return null
  const host = bareHost(parsed.host, () => false)
  const spelt = oneSpelling(parsed.pathname)
  if (host === '' || ruled.has(host) || hasAmp(spelt)) return null
  const settled = foldCase(trimEnd(splitPath(spelt)))
  const path = `https://${host}${settled}`
  const id = idPath(splitPath(settled))
  const idKey = id === null ? null : `https://${idHost(host)}${id}`
  return { path, id: idKey === path ? null : idKey }
}
