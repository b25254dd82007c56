/** Reads JSON Feed. Every value is checked: nothing of the document is trusted to have its type. */
import { plainText, readFragment } from '../html/plain-text.ts'
import { tidy } from '../html/tidy.ts'
import type { Feed, FeedItem } from './feed.ts'
import { MAX_FEED_ITEMS } from './limits.ts'

/** Tags, authors and attachments of one item that are looked at. */
const MAX_LIST = 32
const EXCERPT_CHARS = 1_000

type Values = Readonly<Record<string, unknown>>

/** The feed in a JSON document, or null if it is not a feed. */
export function readJsonFeed(text: string): Feed | null {
  const feed = values(parse(text))
  if (!Array.isArray(feed.items)) return null
  const home = string(feed.home_page_url)
  const language = string(feed.language)
  return {
    title: tidy(string(feed.title) ?? ''),
    home,
    refreshSeconds: null,
    items: feed.items.slice(0, MAX_FEED_ITEMS).map((item) => readItem(values(item), language)),
  }
}

/** The document's value; of one that is cut off or damaged, what stands before the fault. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return parseComplete(text)
  }
}

/** The document up to the last item that is complete, closed there. */
function parseComplete(text: string): unknown {
  try {
    return JSON.parse(`${text.slice(0, endOfItems(text))}]}`)
  } catch {
    return null
  }
}

/** Where the last complete object inside of the document's arrays ends. */
function endOfItems(text: string): number {
  let [depth, end] = [0, 0]
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (token === '}' && depth === 2) end = index + 1
  }
  return end
}

function readItem(item: Values, language: string | undefined): FeedItem {
  const body = readFragment(string(item.content_html) ?? '', EXCERPT_CHARS)
  const id = string(item.id)
  const authors = [...list(item.authors), item.author].map((author) =>
    tidy(string(values(author).name) ?? ''),
  )
  return {
    title: plainText(string(item.title) ?? ''),
    excerpt: tidy(string(item.summary) ?? string(item.content_text) ?? '') || body.text,
    link: string(item.url) ?? string(item.external_url) ?? (id && /^https?:/i.test(id) ? id : undefined),
    dates: [item.date_published, item.date_modified].map(string).filter((date) => date !== undefined),
    bases: [],
    topics: list(item.tags).map((tag) => tidy(string(tag) ?? '')),
    image: string(item.image) ?? string(item.banner_image) ?? body.image,
    video: list(item.attachments).some((one) => string(values(one).mime_type)?.startsWith('video/')),
    language: string(item.language) ?? language,
    authors: [...new Set(authors.filter((name) => name !== ''))],
    source: undefined,
  }
}

const values = (value: unknown): Values => (typeof value === 'object' && value !== null ? { ...value } : {})

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MAX_LIST) : [])

/** Identifiers are numbers often enough. */
const string = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined
