/** Items of a feed to records, in the shape of a record's front matter, for `core/article` to parse and bound. */
import { registrableDomain } from '../../core/url/provider.ts'
import { feedTime } from './feed-date.ts'
import type { Feed, FeedItem } from './parse-feed.ts'
import { shorten } from './plain-text.ts'

/** Who publishes a feed. The first domain is the one shown; the others are its too (bbc.co.uk, bbc.com). */
export type Outlet = { readonly name: string; readonly domains: readonly string[] }

/** A record as it would be written by hand; a feed has no score and no related articles. */
export type RawRecord = {
  readonly title: string
  readonly excerpt: string
  readonly publishedDateTime?: string
  readonly webUrl: string
  readonly type: 'article' | 'video'
  readonly provider: { readonly name: string; readonly domain: string }
  readonly topics: readonly string[]
  readonly images: readonly { readonly url: string }[]
}

/** Feeds with whole texts in them are common; an index holds an excerpt. */
const EXCERPT_CHARS = 300
const TITLE_CHARS = 300

/** Feed services whose item links lead on to the outlet's page: the domain says nothing about who wrote it. */
const REDIRECTORS = new Set([
  'feedburner.com',
  'feedproxy.google.com',
  'feedsportal.com',
  'feedblitz.com',
  'news.google.com',
])

/**
 * Records of a feed; items without a title or an http(s) address are left out, the same address counts once.
 * An item that lies at another outlet (an aggregator's) is that outlet's, named by its domain.
 * @param address where the feed was read: the last resort for relative links
 * @param now seconds since 1970
 */
export function feedRecords(feed: Feed, outlet: Outlet, address: string, now: number): RawRecord[] {
  const byUrl = new Map<string, RawRecord>()
  for (const item of feed.items) {
    const record = recordOf(item, outlet, address, now)
    if (record !== null && !byUrl.has(record.webUrl)) byUrl.set(record.webUrl, record)
  }
  return [...byUrl.values()]
}

function recordOf(item: FeedItem, outlet: Outlet, address: string, now: number): RawRecord | null {
  const url = absolute(item.link, item.base, address)
  if (item.title === '' || url === null) return null
  const time = feedTime(item.date, now)
  const image = absolute(item.image, item.base, address)
  return {
    title: shorten(item.title, TITLE_CHARS),
    excerpt: shorten(item.excerpt, EXCERPT_CHARS),
    ...(time === null ? {} : { publishedDateTime: `${new Date(time * 1000).toISOString().slice(0, 19)}Z` }),
    webUrl: url,
    type: item.video ? 'video' : 'article',
    provider: providerOf(url, outlet),
    topics: item.topics,
    images: image === null ? [] : [{ url: image }],
  }
}

/** The http(s) address a link means, against `base` as far as that is an address itself, then against the feed's. */
function absolute(link: string | undefined, base: string | undefined, address: string): string | null {
  if (link === undefined || link.trim() === '') return null
  const from = base !== undefined && URL.canParse(base, address) ? new URL(base, address).href : address
  if (!URL.canParse(link, from)) return null
  const { href, protocol, username, password } = new URL(link, from)
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null
}

function providerOf(url: string, { name, domains }: Outlet): RawRecord['provider'] {
  const { hostname } = new URL(url)
  const own = domains.find((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
  const domain = registrableDomain(url) ?? hostname
  const leadsOn = REDIRECTORS.has(domain) || REDIRECTORS.has(hostname)
  if (own !== undefined || leadsOn) return { name, domain: own ?? domains[0] ?? domain }
  return { name: domain, domain }
}

/**
 * Who publishes a feed that was added by its address: its title before any " - section", and the domain of its home
 * page, else of most of its items, else of the feed.
 */
export function outletOf(feed: Feed, address: string): Outlet {
  const home = absolute(feed.home, undefined, address)
  const domain =
    (home && registrableDomain(home)) ??
    commonest(feed.items.map(({ link }) => (link ? registrableDomain(link) : null)))
  const host = domain ?? registrableDomain(address) ?? new URL(address).hostname
  const title = feed.title.split(/\s+(?:[-–—|:·»>]|RSS\b)/)[0]?.trim()
  return { name: shorten(title || host, 80), domains: [host] }
}

function commonest(domains: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const domain of domains) if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
