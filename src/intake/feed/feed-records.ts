/** Items of a feed to records in the shape of a record's front matter, each one bounded and accepted by `parseRecord`. */
import { parseLanguage } from '../../core/article/language.ts'
import { LIMITS } from '../../core/article/limits.ts'
import { parseRecord } from '../../core/article/record.ts'
import { keys } from '../../core/url/keys.ts'
import { isPublicAddress } from '../../core/url/public-address.ts'
import { shorten } from '../html/tidy.ts'
import type { Feed, FeedItem } from './feed.ts'
import { feedTime } from './feed-date.ts'
import { resolveLink, starredLink } from './item-links.ts'
import { type Outlet, type Provider, providerOf } from './outlet.ts'

/** A record as it would be written by hand; a feed has no score and no related articles. */
export type RawRecord = {
  readonly title: string
  readonly excerpt: string
  readonly publishedDateTime?: string
  readonly webUrl: string
  /** The address that leads to `webUrl`, if it is another one. */
  readonly originalUrl?: string
  readonly type: 'article' | 'video'
  readonly provider: Provider
  readonly topics: readonly string[]
  readonly images: readonly { readonly url: string }[]
  readonly language?: string
  readonly authors?: readonly string[]
}

/** Feeds with whole texts in them are common; an index holds an excerpt. */
const EXCERPT_CHARS = 300
const TITLE_CHARS = 300
/** An item without a title is named by the first words of its text. */
const MADE_TITLE_CHARS = 100
const AUTHOR_CHARS = 100
const MAX_AUTHORS = 10

/**
 * Records of a feed. Items without words or a public http(s) address are left out, the same address counts once.
 * @param address where the feed was read, after redirects
 * @param now seconds since 1970
 */
export function feedRecords(feed: Feed, outlet: Outlet, address: string, now: number): RawRecord[] {
  const start = resolveLink(feed.home, [], address) ?? address
  const byUrl = new Map<string, RawRecord>()
  for (const item of feed.items) {
    const record = tryRecord(item, { outlet, address, start, now })
    if (record !== null && !byUrl.has(record.webUrl)) byUrl.set(record.webUrl, record)
  }
  return [...byUrl.values()]
}

type Context = {
  readonly outlet: Outlet
  readonly address: string
  /** What relative links are relative to, before any `xml:base`. */
  readonly start: string
  readonly now: number
}

/** An item that breaks something costs itself only: it came from a stranger. */
function tryRecord(item: FeedItem, context: Context): RawRecord | null {
  try {
    const record = recordOf(item, context)
    if (record === null || parseRecord(record).record === null) return null
    return keys(record.webUrl).length > 0 ? record : null
  } catch {
    return null
  }
}

function recordOf(item: FeedItem, { outlet, address, start, now }: Context): RawRecord | null {
  const given = resolveLink(item.link, item.bases, start)
  const inner = given && resolveLink(starredLink(given) ?? undefined, [], given)
  const url = inner ?? given
  const title = shorten(item.title, TITLE_CHARS) || shorten(item.excerpt, MADE_TITLE_CHARS)
  if (title === '' || url === null || !isPublicAddress(url)) return null
  const time = item.dates.map((date) => feedTime(date, now)).find((one) => one !== null)
  const image = resolveLink(item.image, item.bases, start)
  const language = parseLanguage(item.language ?? '')
  const authors = item.authors.slice(0, MAX_AUTHORS).map((name) => shorten(name, AUTHOR_CHARS))
  return {
    title,
    excerpt: shorten(item.excerpt, EXCERPT_CHARS),
    ...(time === undefined
      ? {}
      : { publishedDateTime: `${new Date(time * 1000).toISOString().slice(0, 19)}Z` }),
    webUrl: url,
    ...(inner && given ? { originalUrl: given } : {}),
    type: item.video ? 'video' : 'article',
    provider: providerOf(url, item, outlet, address),
    topics: topicsOf(item),
    images: image === null || !isPublicAddress(image) ? [] : [{ url: image }],
    ...(language === null ? {} : { language }),
    ...(authors.length === 0 ? {} : { authors }),
  }
}

const topicsOf = ({ topics }: FeedItem): string[] => [
  ...new Set(topics.slice(0, LIMITS.topics).map((topic) => shorten(topic, LIMITS.topic))),
]
