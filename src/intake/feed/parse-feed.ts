/** A feed's bytes to a feed: one shape for RSS, Atom, RDF and JSON Feed, every size bounded. */
import { type AtomFeed, type JsonFeed, parseFeed as parse, type RdfFeed, type RssFeed } from 'feedsmith'

import { IntakeError, type IntakeErrorData } from '../intake-error.ts'
import { MAX_FEED_BYTES, MAX_FEED_ITEMS } from './bounds.ts'
import { decodeText } from './decode.ts'
import { plainText, tidy } from './plain-text.ts'

const LIMIT = MAX_FEED_BYTES / 1024 / 1024

/** One item as its feed gives it: texts are plain, addresses and dates raw, everything else unchecked. */
export type FeedItem = {
  readonly title: string
  readonly excerpt: string
  readonly link: string | undefined
  readonly date: string | undefined
  readonly base: string | undefined
  readonly topics: readonly string[]
  readonly image: string | undefined
  readonly video: boolean
}

export type Feed = {
  readonly title: string
  readonly home: string | undefined
  readonly items: readonly FeedItem[]
}

/**
 * Parses a feed.
 * @param contentType the response's header, null when there is none
 * @throws IntakeError when it is too large, a web page, or no feed
 */
export function parseFeed(bytes: Uint8Array, contentType: string | null): Feed {
  if (bytes.length > MAX_FEED_BYTES)
    throw new IntakeError({
      code: 'feed-large',
      message: `The feed is larger than ${LIMIT} MB, so it was not read.`,
      values: { limit: LIMIT },
    })
  const text = decodeText(bytes, contentType)
  try {
    // Entities a document declares are never expanded: feedsmith reads with `processEntities: false`.
    const { format, feed } = parse(text, { maxItems: MAX_FEED_ITEMS })
    if (format === 'atom') return fromAtom(feed)
    if (format === 'json') return fromJson(feed)
    return fromRss(feed)
  } catch (error) {
    throw new IntakeError(notAFeed(text), { cause: error })
  }
}

function notAFeed(text: string): IntakeErrorData {
  if (text.trim() === '') return { code: 'feed-empty', message: 'The address answered with nothing.' }
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(text))
    return { code: 'feed-page', message: 'This is a web page, not a feed.' }
  if (/^\s*[<{]/.test(text))
    return {
      code: 'feed-damaged',
      message: 'The feed is damaged, or of a kind that is not known (RSS, Atom, RDF and JSON Feed are).',
    }
  return { code: 'not-a-feed', message: 'This is not a feed (RSS, Atom, RDF and JSON Feed are known).' }
}

function fromRss(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>): Feed {
  const items: readonly (RssFeed.Item<string> & RdfFeed.Item<string>)[] = feed.items ?? []
  return {
    title: plainText(feed.title ?? ''),
    home: feed.link,
    items: items.map((item) => ({
      title: plainText(item.title ?? ''),
      excerpt: plainText(item.description ?? item.content?.encoded ?? ''),
      link: item.link ?? permalink(item.guid) ?? item.atom?.links?.[0]?.href ?? item.rdf?.about,
      date: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published,
      base: item.xml?.base ?? feed.xml?.base ?? feed.link,
      topics: (item.categories ?? []).flatMap(({ name }) => (name ? [plainText(name)] : [])),
      image: mediaImage(item.media) ?? item.enclosures?.find(({ type }) => type?.startsWith('image/'))?.url,
      video: item.enclosures?.some(({ type }) => type?.startsWith('video/')) ?? false,
    })),
  }
}

/** A guid is an address unless it says that it is none. */
function permalink(guid: RssFeed.Guid | undefined): string | undefined {
  return guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '') ? guid?.value : undefined
}

function fromAtom(feed: AtomFeed.Feed<string>): Feed {
  return {
    title: atomText(feed.title),
    home: alternate(feed.links),
    items: (feed.entries ?? []).map((entry) => ({
      title: atomText(entry.title),
      excerpt: atomText(entry.summary) || (entry.content?.src ? '' : atomText(entry.content)),
      link: alternate(entry.links) ?? (/^https?:/i.test(entry.id ?? '') ? entry.id : undefined),
      date: entry.published ?? entry.updated,
      base: entry.xml?.base ?? feed.xml?.base,
      topics: (entry.categories ?? []).flatMap(({ label, term }) => label ?? term ?? []).map(tidy),
      image: mediaImage(entry.media) ?? entry.links?.find(({ type }) => type?.startsWith('image/'))?.href,
      video: entry.yt?.videoId !== undefined,
    })),
  }
}

/** Atom says whether a text is plain or markup; plain is the default. */
function atomText(text: AtomFeed.Content | undefined): string {
  const value = text?.value ?? ''
  return text?.type === undefined || text.type === 'text' ? tidy(value) : plainText(value)
}

function alternate(links: AtomFeed.Feed<string>['links']): string | undefined {
  return links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
}

function fromJson(feed: JsonFeed.Feed<string>): Feed {
  return {
    title: tidy(feed.title ?? ''),
    home: feed.home_page_url,
    items: (feed.items ?? []).map((item) => ({
      title: tidy(item.title ?? ''),
      excerpt: tidy(item.summary ?? item.content_text ?? '') || plainText(item.content_html ?? ''),
      link: item.url ?? item.external_url ?? (/^https?:/i.test(item.id ?? '') ? item.id : undefined),
      date: item.date_published ?? item.date_modified,
      base: feed.home_page_url,
      topics: (item.tags ?? []).map(tidy),
      image: item.image ?? item.banner_image,
      video: item.attachments?.some(({ mime_type }) => mime_type?.startsWith('video/')) ?? false,
    })),
  }
}

type Media = NonNullable<RssFeed.Item<string>['media']>

function mediaImage(media: Media | undefined): string | undefined {
  const contents = [
    ...(media?.contents ?? []),
    ...(media?.groups ?? []).flatMap(({ contents }) => contents ?? []),
  ]
  const picture = contents.find(({ type, medium }) => medium === 'image' || type?.startsWith('image/'))
  return (
    picture?.url ??
    media?.thumbnails?.[0]?.url ??
    contents.find(({ thumbnails }) => thumbnails?.[0])?.thumbnails?.[0]?.url
  )
}
