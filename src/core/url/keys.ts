/**
 * Page identity: the keys of an address. The path key is the address in one spelling; the id key is the id in its path.
 * Both are written as addresses (`https://host/path`), so that a key read as an address gives itself.
 */
import { type Address, readAddress } from './address.ts'
import { withoutTail } from './amp.ts'
import { idPath } from './ids.ts'
import { cleanSegments, foldCase, pathSays, splitPath } from './path.ts'
import { readQuery } from './query.ts'
import { HOST_RULES, type HostRule, ID_DOMAINS } from './tables/hosts.ts'

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
  const moved = rewrite(address.path, own, true)
  const bare = withoutTail(moved)
  const ruled = rewrite(`/${cleanSegments(bare).join('/')}`, own, false)
  if (ruled.includes('?')) return pageKeys(ruled.startsWith('/') ? `https://${address.host}${ruled}` : ruled)
  const segments = splitPath(ruled)
  const only = own.find((rule) => rule.only !== undefined && (rule.from?.test(ruled) ?? true))?.only
  const { query, id } = readQuery(address.query, pathSays(segments), only)
  const tail = query === '' ? '' : `?${query}`
  const path = `https://${address.host}${foldCase(ruled, segments)}${tail}`
  const named = own.some((rule) => rule.noId === true)
    ? null
    : idPath(bare === moved ? segments : cleanSegments(moved))
  const idKey =
    named !== null
      ? `https://${idHost(address.host)}${named}${tail}`
      : id && `https://${idHost(address.host)}/${id}`
  return { path, id: idKey === path ? null : idKey }
}

/** The host whose ids these are. */
function idHost(host: string): string {
  const dot = host.indexOf('.')
  const domain = host.slice(dot + 1)
  return ID_DOMAINS.get(domain)?.includes(host.slice(0, dot)) ? domain : host
}

/** `path` after the first rule of the host that matches it. */
function rewrite(path: string, own: readonly HostRule[], raw: boolean): string {
  for (const { from, to, raw: isRaw } of own)
    if (from !== undefined && to !== undefined && (isRaw === true) === raw && from.test(path))
      return path.replace(from, to)
  return path
}
