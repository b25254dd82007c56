/** Lists of feeds in OPML: reads what other feed readers write, damaged elements left out, and writes one. */

import { decodeText } from '../decode-text.ts'
import { tidy } from '../html/tidy.ts'
import { IntakeError } from '../intake-error.ts'
import { parseXml, type XmlElement, type XmlShape } from '../xml/parse-xml.ts'
import { attribute } from './elements.ts'
import { MAX_FEED_BYTES } from './limits.ts'

export type ListedFeed = { readonly title: string; readonly address: string }

/** Feeds of a list beyond are left out. */
const MAX_LISTED_FEEDS = 2000
const SHAPE: XmlShape = { markup: new Set(), records: new Set(), maxRecords: MAX_LISTED_FEEDS }

/**
 * The feeds of an OPML document, folders flattened, each address once. Fragments, user names and passwords are removed.
 * @throws IntakeError if it is not OPML or holds no feed
 */
export function readOpml(bytes: Uint8Array): ListedFeed[] {
  const root = parseXml(decodeText(bytes.subarray(0, MAX_FEED_BYTES), null), SHAPE)
  if (root?.name !== 'opml')
    throw new IntakeError({
      code: 'not-opml',
      message: 'This is not a list of feeds (OPML), or it is damaged.',
    })
  const feeds = new Map<string, ListedFeed>()
  for (const outline of outlinesIn(root)) {
    const address = feedAddress(attribute(outline, 'xmlurl') ?? '')
    if (address === null || feeds.has(address) || feeds.size >= MAX_LISTED_FEEDS) continue
    const title = tidy(attribute(outline, 'title') ?? attribute(outline, 'text') ?? '')
    feeds.set(address, { title, address })
  }
  if (feeds.size === 0) throw new IntakeError({ code: 'opml-empty', message: 'The list holds no feed.' })
  return [...feeds.values()]
}

/** All outlines in the order of the document, whatever they are nested in. Depth is bounded by the XML reader. */
function outlinesIn(element: XmlElement): XmlElement[] {
  const inner = element.children.flatMap(outlinesIn)
  return element.name === 'outline' ? [element, ...inner] : inner
}

function feedAddress(written: string): string | null {
  const address = written.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'https:')
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  url.hash = ''
  url.username = ''
  url.password = ''
  return url.href
}

/** An OPML 2 document of these feeds. */
export function writeOpml(feeds: readonly ListedFeed[]): string {
  const outlines = feeds.map(
    ({ title, address }) =>
      `    <outline type="rss" text="${escapeXml(title)}" title="${escapeXml(title)}" xmlUrl="${escapeXml(address)}"/>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Second Source</title>
  </head>
  <body>
${outlines.join('')}  </body>
</opml>
`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeXml = (text: string): string => tidy(text).replace(/[&<>"]/g, (char) => ESCAPES[char] ?? '')
