/** Reads RSS, Atom and RDF into one shape. The same element names are looked for in all of them: feeds mix their vocabularies. */
import { plainText, readFragment, statedPlain } from '../html/plain-text.ts'
import { tidy } from '../html/tidy.ts'
import { parseXml, type XmlElement, type XmlShape } from '../xml/parse-xml.ts'
import { attribute, childrenNamed, childText } from './elements.ts'
import type { Feed, FeedItem, FeedSource } from './feed.ts'
import { MAX_FEED_ITEMS } from './limits.ts'
import { isVideo, pictureOf } from './pictures.ts'
import { authorsOf, datesOf, MAX_NAMES, refreshSeconds } from './xml-fields.ts'

const MARKUP = [
  'title',
  'description',
  'summary',
  'content',
  'content:encoded',
  'subtitle',
  'tagline',
  'body',
  'xhtml:body',
  'media:title',
  'media:description',
  'itunes:summary',
]
const SHAPE: XmlShape = {
  markup: new Set([...MARKUP, ...MARKUP.map((name) => `atom:${name}`)]),
  records: new Set(['item', 'entry']),
  maxRecords: MAX_FEED_ITEMS,
}

/** A `<` that meets another one before its `>`: not a tag, but text that was not escaped. */
const BARE_BRACKET = /<(?![!?])(?=[^<>]*(?:<|$))/g
/** As many are escaped. */
const MAX_BARE = 10_000

/** What a text without a stated type is. */
type Texts = 'text' | 'html'

/** Characters of an excerpt's text that are read; a record keeps fewer. */
const EXCERPT_CHARS = 1_000

/** Where a feed begins, after whatever a server wrote in front of it. */
const ROOT = /<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]/i
const WEB_PAGE = /^\s*<(?:!doctype\s+html|html)\b/i

/** How a whole feed ends, perhaps with a comment behind it. */
const END = /<\/(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>/i
const END_CHARS = 1_000

/** The feed in an XML document, or null if it is not a feed, or cut off before its first item. */
export function readXmlFeed(text: string): Feed | null {
  const start = text.search(ROOT)
  if (start < 0 || WEB_PAGE.test(text)) return null
  const root = parseXml(escapeBareBrackets(text.slice(start)), SHAPE)
  if (root === null || !/^(?:rss|feed|rdf|rdf:rdf)$/.test(root.name)) return null
  const channel = root.children.find(({ name }) => name === 'channel') ?? root
  const holders = channel === root ? [root] : [root, channel]
  const items = holders.flatMap((holder) => childrenNamed(holder, 'item', 'entry'))
  const bases = holders.flatMap(baseOf)
  const texts = root.name === 'feed' ? 'text' : 'html'
  const language = languageOf(channel) ?? attribute(root, 'xml:lang')
  const read = items.map((item) => readItem(item, { bases, language, texts }))
  if (
    !END.test(text.slice(-END_CHARS)) &&
    !read.some(({ link, title, excerpt }) => link && (title || excerpt))
  )
    return null
  return {
    title: titleOf(channel, texts),
    home: homeOf(channel),
    refreshSeconds: refreshSeconds(channel),
    items: read,
  }
}

function escapeBareBrackets(text: string): string {
  const parts: string[] = []
  let end = 0
  for (const { index } of text.matchAll(BARE_BRACKET)) {
    if (parts.length >= MAX_BARE) break
    parts.push(text.slice(end, index))
    end = index + 1
  }
  return parts.length === 0 ? text : [...parts, text.slice(end)].join('&lt;')
}

type Context = {
  readonly bases: readonly string[]
  readonly language: string | undefined
  readonly texts: Texts
}

function readItem(item: XmlElement, context: Context): FeedItem {
  const body = readBody(item, context.texts)
  const { link, bases } = linkOf(item)
  const categories = childrenNamed(item, 'category', 'dc:subject', 'atom:category').slice(0, MAX_NAMES)
  return {
    title: titleOf(item, context.texts),
    excerpt: body.text,
    link,
    dates: datesOf(item),
    bases: [...context.bases, ...baseOf(item), ...bases],
    topics: categories
      .map((one) => plainText(attribute(one, 'label') ?? (one.text.trim() || (attribute(one, 'term') ?? ''))))
      .filter((topic) => topic !== ''),
    image: pictureOf(item) ?? body.image,
    video: isVideo(item),
    language: languageOf(item) ?? context.language,
    authors: authorsOf(item),
    source: sourceOf(item, context.texts),
  }
}

/** Plain text of an element by the type it states; by default, RSS means HTML and Atom means plain text. */
function textOf(element: XmlElement, byDefault: Texts, limit?: number): string {
  const type = attribute(element, 'type')?.toLowerCase() ?? byDefault
  const isPlain = type === 'text' || type === 'text/plain'
  return isPlain ? statedPlain(element.text, limit) : plainText(element.text, limit)
}

function titleOf(element: XmlElement, texts: Texts): string {
  const [group] = childrenNamed(element, 'media:group')
  const titles = [
    ...childrenNamed(element, 'title', 'atom:title', 'media:title', 'dc:title', 'itunes:title'),
    ...(group ? childrenNamed(group, 'media:title') : []),
  ]
  return titles.map((title) => textOf(title, texts)).find((text) => text !== '') ?? ''
}

const BODIES = [
  'description',
  'summary',
  'atom:summary',
  'content:encoded',
  'content',
  'atom:content',
  'media:description',
  'body',
  'xhtml:body',
  'itunes:summary',
]

/** The first text of an item, and the first picture of its texts. */
function readBody(
  item: XmlElement,
  texts: Texts,
): { readonly text: string; readonly image: string | undefined } {
  const groups = childrenNamed(item, 'media:group')
  const bodies = [item, ...groups].flatMap((holder) => childrenNamed(holder, ...BODIES))
  let [text, image]: [string, string | undefined] = ['', undefined]
  for (const body of bodies) {
    // Atom's content may be a picture, a film or elsewhere.
    if (/^(?:image|audio|video|application)\//.test(attribute(body, 'type') ?? '')) continue
    // What was escaped twice is markup still.
    if (text === '') text = statedPlain(textOf(body, texts, EXCERPT_CHARS), EXCERPT_CHARS)
    image ??= readFragment(body.text, EXCERPT_CHARS).image
    if (text !== '' && image !== undefined) break
  }
  return { text, image }
}

/** The page of an item, and the `xml:base` that its element adds. */
function linkOf(item: XmlElement): { readonly link: string | undefined; readonly bases: readonly string[] } {
  const original = childText(item, 'feedburner:origlink', 'pheedo:origlink')
  if (original !== '') return { link: original, bases: [] }
  const links = childrenNamed(item, 'link', 'atom:link')
  const written = links.find((link) => link.text.trim() !== '')
  if (written) return { link: written.text, bases: baseOf(written) }
  const alternate = alternateOf(links)
  if (alternate) return { link: attribute(alternate, 'href'), bases: baseOf(alternate) }
  return { link: permalinkOf(item), bases: [] }
}

/** The link to the page itself: not to another kind of file, not to something related. */
function alternateOf(links: readonly XmlElement[]): XmlElement | undefined {
  const alternates = links.filter((link) => {
    const rel = attribute(link, 'rel') ?? 'alternate'
    return rel === 'alternate' && attribute(link, 'href') !== undefined
  })
  const isPage = (link: XmlElement) =>
    /^(?:text\/html|application\/xhtml\+xml)?$/.test(attribute(link, 'type') ?? '')
  return (
    alternates.find(isPage) ??
    alternates.find((link) => !/^(?:image|audio|video)\//.test(attribute(link, 'type') ?? ''))
  )
}

/** An identifier that is an address, unless it says that it is none. */
function permalinkOf(item: XmlElement): string | undefined {
  const guid = childrenNamed(item, 'guid').find(
    (one) => attribute(one, 'ispermalink')?.toLowerCase() !== 'false',
  )
  const about = attribute(item, 'rdf:about')
  return [guid?.text.trim(), about, childText(item, 'id', 'atom:id')].find(
    (id) => id && /^https?:\/\//i.test(id),
  )
}

function homeOf(channel: XmlElement): string | undefined {
  const links = childrenNamed(channel, 'link', 'atom:link')
  const written = links.map((link) => link.text.trim()).find((text) => text !== '')
  const alternate = alternateOf(links)
  return written ?? (alternate && attribute(alternate, 'href'))
}

const baseOf = (element: XmlElement): string[] => {
  const base = attribute(element, 'xml:base')
  return base === undefined ? [] : [base]
}

const languageOf = (element: XmlElement): string | undefined =>
  childText(element, 'language', 'dc:language') || attribute(element, 'xml:lang')

/** Atom names the feed that an entry is from by elements, RSS by a text and the feed's address. */
function sourceOf(item: XmlElement, texts: Texts): FeedSource | undefined {
  const [source] = childrenNamed(item, 'source', 'atom:source')
  if (source === undefined) return undefined
  const name = titleOf(source, texts) || tidy(source.text)
  const home = homeOf(source) ?? attribute(source, 'url') ?? (childText(source, 'id', 'atom:id') || undefined)
  return name === '' ? undefined : { name, home }
}
