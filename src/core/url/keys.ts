/**
 * Page identity: the keys of an address. The path key is the address in one spelling; the id key is the id in its path.
 * Both are written as addresses (`https://host/path`), so that a key read as an address gives itself.
 */
import { type Address, readAddress } from './address.ts'
import { cleanSegments, withJoinedId, withoutTail } from './amp.ts'
import { idPath } from './ids.ts'
import { foldCase, hasAmp, splitPath } from './path.ts'
import { pathSays } from './path-says.ts'
import { readQuery } from './query.ts'
import { idHost } from './spelling.ts'
import { HOST_RULES, type HostRule } from './tables/rules.ts'

/** Two addresses are one page when they share either key. */
export type PageKeys = { readonly path: string; readonly id: string | null }

const NO_RULES: readonly HostRule[] = []
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
  const own = rules.get(address.host) ?? NO_RULES
  const settled = settle(address.path, own)
  if (settled === null) return null
  // Without its AMP marks the path may name a page that the viewer holds.
  if (address.holder && settled !== address.path)
    return pageKeys(withQuery(`https://${address.host}${settled}`, address.query))
  if (settled.includes('?'))
    return pageKeys(settled.startsWith('/') ? `https://${address.host}${settled}` : settled)
  const segments = splitPath(settled)
  const says = pathSays(segments)
  const only = own.find((rule) => rule.only !== undefined && (rule.from?.test(settled) ?? true))?.only
  const query = readQuery(address.query, says, only)
  const path = withQuery(`https://${address.host}${settled}`, query.query)
  const decides = says === 'article' || query.query === ''
  const id = query.id === null ? decides && idIn(address.path, segments, own) : `/${query.id}`
  if (!id) return { path, id: null }
  const idKey = withQuery(`https://${idHost(address.host)}${id}`, query.id === null ? query.query : '')
  // A site's own rules may read the id key as another page.
  const isOwn = idKey === path || (own.length > 0 && !keys(idKey).includes(idKey))
  return { path, id: isOwn ? null : idKey }
}

function withQuery(address: string, query: string): string {
  return query === '' ? address : `${address}?${query}`
}

/** More rounds than any real path takes; a path that has not settled then is a hostile one. */
const MAX_ROUNDS = 8

/** The path without AMP marks and after the site's rules, so that reading it again changes nothing; null when it never settles. */
function settle(path: string, own: readonly HostRule[]): string | null {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const moved = rewrite(path, own, true)
    const amp = hasAmp(moved)
    const bare = amp ? withoutTail(withJoinedId(moved)) : moved
    const next = rewrite(foldCase(cleanSegments(bare)), own, false)
    // Without marks and rules one round settles: endings go in a loop of their own.
    if (!amp && own.length === 0) return next
    if (next === path || `${next}/` === path || next.includes('?')) return next
    path = next
  }
  return null
}

/** The path of the id key; an id in an AMP tail counts though the path key has lost it. */
function idIn(path: string, segments: readonly string[], own: readonly HostRule[]): string | null {
  if (own.some((rule) => rule.noId === true)) return null
  return idPath(hasAmp(path) && withoutTail(path) !== path ? cleanSegments(path) : segments)
}

/** `path` after the first rule of the host that matches it. */
function rewrite(path: string, own: readonly HostRule[], raw: boolean): string {
  for (const { from, to, raw: isRaw } of own)
    if (from !== undefined && to !== undefined && (isRaw === true) === raw && from.test(path))
      return path.replace(from, to)
  return path
}
