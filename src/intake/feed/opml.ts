/** Lists of feeds in OPML, as other feed readers write them. */
import { type Opml, parseOpml } from 'feedsmith'
import { tidy } from '../html/tidy.ts'
import { IntakeError } from '../intake-error.ts'
import { decodeText } from './decode.ts'
import { MAX_FEED_BYTES } from './limits.ts'

export type ListedFeed = { readonly title: string; readonly address: string }

/** Feeds a list may bring at once; a reader who follows more is asked to split it. */
const MAX_LISTED_FEEDS = 500

const LIMIT = MAX_FEED_BYTES / 1024 / 1024

/**
 * The feeds of an OPML document, folders flattened, each address once, what has no http(s) address left out.
 * @throws IntakeError when it is too large, no OPML, or holds no feed
 */
export function readOpml(bytes: Uint8Array): ListedFeed[] {
  if (bytes.length > MAX_FEED_BYTES)
    throw new IntakeError({
      code: 'opml-large',
      message: `The list is larger than ${LIMIT} MB, so it was not read.`,
      values: { limit: LIMIT },
    })
  const feeds = new Map<string, ListedFeed>()
  for (const outline of flatten(parse(decodeText(bytes, null)).body?.outlines ?? [])) {
    const address = outline.xmlUrl?.trim() ?? ''
    if (!/^(?:https?|feed):/i.test(address)) continue
    const url = address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'https:')
    if (!URL.canParse(url)) continue
    const { href } = new URL(url)
    if (!feeds.has(href)) feeds.set(href, { title: tidy(outline.title ?? outline.text ?? ''), address: href })
  }
  if (feeds.size === 0) throw new IntakeError({ code: 'opml-empty', message: 'The list holds no feed.' })
  if (feeds.size > MAX_LISTED_FEEDS)
    throw new IntakeError({
      code: 'opml-long',
      message: `The list holds ${feeds.size} feeds; at most ${MAX_LISTED_FEEDS} can be added at once. Split it.`,
      values: { found: feeds.size, limit: MAX_LISTED_FEEDS },
    })
  return [...feeds.values()]
}

function parse(text: string): Opml.Document<string> {
  try {
    return parseOpml(text)
  } catch (error) {
    throw new IntakeError(
      { code: 'not-opml', message: 'This is not a list of feeds (OPML), or it is damaged.' },
      { cause: error },
    )
  }
}

function flatten(outlines: readonly Opml.Outline<string>[]): readonly Opml.Outline<string>[] {
  return outlines.flatMap((outline) => [outline, ...flatten(outline.outlines ?? [])])
}
