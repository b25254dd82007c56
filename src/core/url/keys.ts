/**
 * Page identity: the keys of an address. The path key is the address in one spelling; the id key is the id in its path.
 * Both are written as addresses (`https://host/path`), so that a key read as an address gives itself.
 */
import { type Address, readAddress } from './address.ts'
import { cleanSegments, withoutTail } from './amp.ts'
import { idPath } from './ids.ts'
import { hasAmp, splitPath } from './path.ts'
import { namesArticle, pathSays } from './path-says.ts'
import { type QuerySays, readQuery } from './query.ts'
import { rulesOf, settle } from './settle.ts'
import { hasNoIds, idHost } from './spelling.ts'

/** Two addresses are one page when they share either key. */
export type PageKeys = { readonly path: string; readonly id: string | null }

/** A page's address, read. */
type Page = {
  readonly address: Address
  readonly segments: readonly string[]
  readonly query: QuerySays
  readonly key: string
  /** Nothing but the path and the parameters of `query` says which page it is. */
  readonly isNamed: boolean
}

/** More steps than any real address takes from a short link or a viewer to the page itself. */
const MAX_STEPS = 4

/** The keys of `url`; null for anything but an http(s) address. Never throws. */
export function pageKeys(url: string): PageKeys | null {
  const page = readPage(url)
  if (page === null) return null
  const id = idKey(page)
  return { path: page.key, id: id !== null && id !== page.key && isStable(id, page.address) ? id : null }
}

/** Whether the id key, read as an address, gives itself: a rule of the site, or an AMP mark in a slug, may read it as another page. */
function isStable(id: string, { host, holder }: Address): boolean {
  return !(holder || hasAmp(id) || rulesOf(host).length > 0) || readPage(id)?.key === id
}

/** The keys of `url` as a list: the path key, then the id key if there is one; empty for anything but http(s). */
export function keys(url: string): string[] {
  const found = pageKeys(url)
  if (found === null) return []
  return found.id === null ? [found.path] : [found.path, found.id]
}

/** The path key alone, as a list: for an article whose ids are not to be believed. */
export function pathKeys(url: string): string[] {
  const page = readPage(url)
  return page === null ? [] : [page.key]
}

function readPage(url: string): Page | null {
  let next = url
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const address = readAddress(next)
    const settled = address && settle(address.path, rulesOf(address.host))
    if (address === null || settled === null) return null
    if (settled.startsWith('https:')) next = settled
    else if (settled.includes('?')) next = `https://${address.host}${settled}`
    // Without its AMP marks the path may name a page that the viewer holds.
    else if (address.holder && settled !== address.path)
      next = withQuery(`https://${address.host}${settled}`, address.query)
    else return pageAt(address, settled)
  }
  return null
}

function pageAt(address: Address, settled: string): Page {
  const segments = splitPath(settled)
  const says = pathSays(segments)
  const own = rulesOf(address.host)
  const only = own.find((rule) => rule.only !== undefined && (rule.from?.test(settled) ?? true))?.only
  const query = readQuery(address.query, says, only)
  const place = withQuery(`https://${address.host}${settled}`, query.query)
  const route = says === 'script' && query.query === '' ? routeOf(address.fragment) : ''
  return {
    address,
    segments,
    query,
    key: place + route,
    isNamed: route === '' && (says === 'article' || query.query === ''),
  }
}

/** The part of a fragment that names an article on sites whose scripts choose the page by it: `#!5753509/slug`. */
function routeOf(fragment: string): string {
  if (!/^#!?\/|^#!/.test(fragment)) return ''
  const [route = ''] = fragment.split('?', 1)
  return route.split('/').some(namesArticle) ? route : ''
}

/** The id key, or null. An id in an AMP tail counts though the path key has lost it. */
function idKey({ address, segments, query, isNamed }: Page): string | null {
  if (query.id !== null) return `https://${idHost(address.host)}/${query.id}`
  if (!isNamed || hasNoIds(address.host)) return null
  const { path } = address
  const id = idPath(hasAmp(path) && withoutTail(path) !== path ? cleanSegments(path) : segments)
  return id === null ? null : withQuery(`https://${idHost(address.host)}${id}`, query.query)
}

function withQuery(address: string, query: string): string {
  return query === '' ? address : `${address}?${query}`
}
