/** Parses what the content script read: checks shapes and bounds lengths and counts again, because a page may forge it. */
import { webAddress } from '../../core/url/web-address.ts'
import { HEAD_BOUNDS } from './bounds.ts'
import type { PageHead } from './types.ts'

const text = (value: unknown, limit: number): string | null =>
  typeof value === 'string' ? value.slice(0, limit) : null

/** The parsed items of a list, without malformed ones. */
function list<T>(value: unknown, limit: number, parse: (one: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, limit)
    .map(parse)
    .filter((one) => one !== null)
}

function meta(value: unknown): readonly [string, string] | null {
  if (!Array.isArray(value)) return null
  const name = text(value[0], HEAD_BOUNDS.metaName)
  const content = text(value[1], HEAD_BOUNDS.text)
  return name && content !== null ? [name.trim().toLowerCase(), content] : null
}

function feed(value: unknown): PageHead['feeds'][number] | null {
  if (typeof value !== 'object' || value === null) return null
  const { href, title, type } = value as Record<string, unknown> // any object may be indexed by name
  const address = webAddress(href)
  return address
    ? {
        href: address,
        title: text(title, HEAD_BOUNDS.feedTitle) ?? '',
        type: text(type, HEAD_BOUNDS.feedType) ?? '',
      }
    : null
}

function boundedScripts(value: unknown): string[] {
  let left: number = HEAD_BOUNDS.jsonLd
  return list(value, HEAD_BOUNDS.scripts, (one) => {
    const script = text(one, left)
    left -= script?.length ?? 0
    return script
  })
}

/** Parses the feeds that a page names; skips what is not a feed. */
export const parseFeedLinks = (value: unknown): PageHead['feeds'] => list(value, HEAD_BOUNDS.feeds, feed)

/** Parses a content script's completion value; null if it is not a head. */
export function parsePageHead(value: unknown): PageHead | null {
  if (typeof value !== 'object' || value === null) return null
  const raw = value as Record<string, unknown> // any object may be indexed by name
  const url = webAddress(raw.url)
  if (url === null) return null
  return {
    url,
    title: text(raw.title, HEAD_BOUNDS.text) ?? '',
    lang: text(raw.lang, HEAD_BOUNDS.lang) ?? '',
    canonical: webAddress(raw.canonical) ?? '',
    headings: list(raw.headings, HEAD_BOUNDS.headings, (one) => text(one, HEAD_BOUNDS.text)),
    metas: list(raw.metas, HEAD_BOUNDS.metas, meta),
    jsonLd: boundedScripts(raw.jsonLd),
    times: list(raw.times, HEAD_BOUNDS.times, (one) => text(one, HEAD_BOUNDS.time)),
    feeds: parseFeedLinks(raw.feeds),
  }
}
