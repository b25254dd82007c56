/**
 * Page identity: the keys of an address. The path key is the address in one spelling; the id key is the id in its path.
 * Both are written as addresses (`https://host/path`), so that a key read as an address gives itself.
 */
import { type Address, readAddress } from './address.ts'
import { idPath } from './ids.ts'
import { cleanSegments, foldCase, pathDecides } from './path.ts'
import { identityQuery } from './query.ts'
import { HOST_RULES, type HostRule } from './tables/hosts.ts'

/** Two addresses are one page when they share either key. */
export type PageKeys = { readonly path: string; readonly id: string | null }

const rules = new Map<string, HostRule[]>()
for (const rule of HOST_RULES) rules.set(rule.host, [...(rules.get(rule.host) ?? []), rule])

/** The keys of `url`; null for anything but an http(s) address. Never throws. */
export function pageKeys(url: string): PageKeys | null {
  const address = readAddress(url)
  return address === null ? null : keysOf(address)
}

/** The keys of `url` as a list: the path key, then the id key when there is one; empty for anything but http(s). */
export function keys(url: string): string[] {
  const found = pageKeys(url)
  if (found === null) return []
  return found.id === null ? [found.path] : [found.path, found.id]
}

function keysOf(address: Address): PageKeys | null {
  const own = rules.get(address.host) ?? []
  const moved = rewrite(address.path, own, true) ?? address.path
  const clean = `/${cleanSegments(moved).join('/')}`
  const ruled = rewrite(clean, own, false) ?? clean
  if (ruled.includes('?') || ruled.startsWith('https:'))
    return pageKeys(ruled.startsWith('/') ? `https://${address.host}${ruled}` : ruled)
  const segments = ruled.split('/').filter((part) => part !== '')
  const only = own.find((rule) => rule.only !== undefined && (rule.from?.test(ruled) ?? true))?.only
  const query = identityQuery(address.query, pathDecides(segments), only)
  const origin = `https://${address.host}`
  const tail = query === '' ? '' : `?${query}`
  const path = `${origin}/${foldCase(segments).join('/')}${tail}`
  const id = own.some((rule) => rule.noId === true) ? null : idPath(segments)
  const idKey = id === null ? null : `${origin}${id}${tail}`
  return { path, id: idKey === path ? null : idKey }
}

/** The first rule of the host whose `from` matches, applied; null when none does. */
function rewrite(path: string, own: readonly HostRule[], raw: boolean): string | null {
  for (const { from, to, raw: isRaw } of own)
    if (from !== undefined && to !== undefined && (isRaw === true) === raw && from.test(path))
      return path.replace(from, to)
  return null
}
