/** Who publishes a feed and its items. A feed speaks only for itself: for other outlets it gives no name that they do not bear. */

import { providerIdentity } from '../../core/url/provider.ts'
import { isPublicHost } from '../../core/url/public-address.ts'
import { registrable } from '../../core/url/suffix.ts'
import { shorten } from '../html/tidy.ts'
import type { Feed, FeedItem } from './feed.ts'
import { resolveLink } from './item-links.ts'
import { bearsDomain, resemblance } from './outlet-name.ts'

/** Who publishes a feed. The first domain is the one shown; the others are its too (bbc.co.uk, bbc.com). */
export type Outlet = { readonly name: string; readonly domains: readonly string[] }

export type Provider = { readonly name: string; readonly domain: string }

const NAME_CHARS = 80

/** Feed services whose item links lead on to the outlet's page: their domain says nothing about who wrote it. */
const REDIRECTORS = new Set([
  'feedburner.com',
  'feedproxy.google.com',
  'feedsportal.com',
  'feedblitz.com',
  'news.google.com',
])

/** What an address is known by: its registrable domain, or its host if it has none. */
function domainOf(address: string): string {
  const { hostname } = new URL(address)
  return registrable(hostname) ?? hostname
}

const owns = (address: string, domain: string): boolean =>
  providerIdentity(domainOf(address)) === providerIdentity(domain)

/** Of the feed services, the one whose feeds nobody else writes: the sources that it names are believed. */
const isNewsSearch = (address: string): boolean => new URL(address).hostname === 'news.google.com'

const leadsOn = (address: string): boolean =>
  REDIRECTORS.has(domainOf(address)) || REDIRECTORS.has(new URL(address).hostname)

/**
 * Who publishes a feed that was added by its address. Its title names it if its host owns its home page or most of its
 * items; otherwise the domain of most items does, unless the title only spells that domain.
 * @param address where the feed was read, after redirects
 */
export function outletOf(feed: Feed, address: string): Outlet {
  const home = resolveLink(feed.home, [], address)
  const homeDomain = home === null || !isPublicHost(new URL(home).hostname) ? null : domainOf(home)
  const links = feed.items.map(({ link, bases }) => resolveLink(link, bases, home ?? address))
  const itemsDomain = mostFrequent(
    links.flatMap((link) => (link === null || leadsOn(link) ? [] : [domainOf(link)])),
  )
  const own = [homeDomain, itemsDomain].filter((domain) => domain !== null && owns(address, domain))
  const domains = [...new Set(own.filter((domain) => domain !== null))]
  const parts = partsOf(feed.title)
  if (domains.length > 0) return { name: ownName(parts, domains), domains }
  const domain = itemsDomain ?? domainOf(address)
  return { name: parts.find((part) => bearsDomain(part, domain)) ?? domain, domains: [domain] }
}

/** Who publishes an item at `url`: the outlet, the source that an aggregator names, or whoever owns the address. */
export function providerOf(url: string, item: FeedItem, outlet: Outlet, address: string): Provider {
  const domain = domainOf(url)
  const source = sourceOf(item)
  if (source !== null && isNewsSearch(url) && isNewsSearch(address)) return source
  const own = outlet.domains.find((one) => providerIdentity(one) === providerIdentity(domain))
  if (own !== undefined) return { name: outlet.name, domain: outlet.domains.includes(domain) ? domain : own }
  const [first] = outlet.domains
  if (leadsOn(url))
    return first && owns(address, first) ? { name: outlet.name, domain: first } : bare(domainOf(address))
  const isFromSource = source !== null && providerIdentity(source.domain) === providerIdentity(domain)
  return isFromSource ? { name: source.name, domain } : bare(domain)
}

function sourceOf({ source }: FeedItem): Provider | null {
  if (source?.home === undefined || !URL.canParse(source.home)) return null
  return { name: shorten(source.name, NAME_CHARS), domain: domainOf(source.home) }
}

const bare = (domain: string): Provider => ({ name: domain, domain })

/** Parts of a title such as "World news | The Guardian", "Harbour Gazette - Sports", "Reuters: World". */
function partsOf(title: string): string[] {
  const parts = title.split(/\s+[-–—|:·•»›>/]+\s+|\s*[|»›]\s*|:\s+|\s+RSS\b/)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** The part that resembles a domain most, else the first. */
function ownName(parts: readonly string[], domains: readonly string[]): string {
  const [best] = parts
    .map((part) => ({ part, score: Math.max(...domains.map((domain) => resemblance(part, domain))) }))
    .sort((a, b) => b.score - a.score)
  return shorten(best?.part ?? domains[0] ?? '', NAME_CHARS)
}

function mostFrequent(domains: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const domain of domains) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
