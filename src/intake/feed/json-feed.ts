/** Reads JSON Feed. Every value is checked: nothing of the document is trusted to have its type. */
import { readFragment, statedPlain } from '../html/plain-text.ts'
import { tidy } from '../html/tidy.ts'
import type { Feed, FeedItem } from './feed.ts'
import { MAX_FEED_ITEMS } from './limits.ts'

/** Tags, authors and attachments of one item that are looked at. */
const MAX_LIST = 32
const EXCERPT_CHARS = 1_000
/** Nesting of objects and lists, and how many values there may be: more than any feed of 1,000 items has. */
const MAX_DEPTH = 32
const MAX_VALUES = 200_000

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

/** The document's value; of one that is cut off, damaged or too large, what stands before the fault. */
function parse(text: string): unknown {
  const { whole, end } = scan(text)
  return (whole ? tryParse(text) : null) ?? tryParse(`${text.slice(0, end)}]}`)
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whether a document is within bounds, and where its last complete item within them ends. Nothing is parsed for it. */
function scan(text: string): { readonly whole: boolean; readonly end: number } {
  let [depth, end, items, commas] = [0, 0, 0, 0]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"') quoted = !quoted
    else if (quoted) at += char === '\\' ? 1 : 0
    else if (char === ',') commas++
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') {
      depth--
      if (char === '}' && depth === 2) {
        end = at + 1
        items++
      }
    }
    if (depth > MAX_DEPTH || commas > MAX_VALUES || items >= MAX_FEED_ITEMS) return { whole: false, end }
  }
  return { whole: true, end }
}

function readItem(item: Values, language: string | undefined): FeedItem {
  const body = readFragment(string(item.content_html) ?? '', EXCERPT_CHARS)
  const id = string(item.id)
  const authors = [...list(item.authors), item.author].map((author) =>
    tidy(string(values(author).name) ?? ''),
  )
  return {
    title: statedPlain(string(item.title) ?? ''),
    excerpt: statedPlain(string(item.summary) ?? string(item.content_text) ?? '', EXCERPT_CHARS) || body.text,
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
