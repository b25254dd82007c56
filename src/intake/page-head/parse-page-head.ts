/** The door for a page's head as the content script read it: shapes checked, lengths and counts bounded again. */
import { webAddress } from '../../core/url/web-address.ts'
import type { PageHead } from './types.ts'

/** Bounds of what a head may carry; `src/content/head.ts` cuts at the same ones, but its word is not taken. */
export const headBounds = {
  text: 2000,
  jsonLd: 60_000,
  metas: 200,
  scripts: 10,
  times: 20,
  feeds: 20,
} as const

const text = (value: unknown, limit: number): string | null =>
  typeof value === 'string' ? value.slice(0, limit) : null

/** The parsed items of a list, without those that are not what they should be. */
function list<T>(value: unknown, limit: number, parse: (one: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, limit)
    .map(parse)
    .filter((one) => one !== null)
}

function meta(value: unknown): readonly [string, string] | null {
  if (!Array.isArray(value)) return null
  const name = text(value[0], 100)
  const content = text(value[1], headBounds.text)
  return name && content !== null ? [name.toLowerCase(), content] : null
}

function feed(value: unknown): PageHead['feeds'][number] | null {
  if (typeof value !== 'object' || value === null) return null
  const { href, title, type } = value as Record<string, unknown> // any object may be indexed by name
  const address = webAddress(href)
  return address ? { href: address, title: text(title, 200) ?? '', type: text(type, 100) ?? '' } : null
}

/** Parses the feeds that a page names; what is no feed is left out. */
export const parseFeedLinks = (value: unknown): PageHead['feeds'] => list(value, headBounds.feeds, feed)

/** Parses a content script's completion value; null when it is no head. */
export function parsePageHead(value: unknown): PageHead | null {
  if (typeof value !== 'object' || value === null) return null
  const raw = value as Record<string, unknown> // any object may be indexed by name
  const url = webAddress(raw.url)
  if (url === null) return null
  return {
    url,
    title: text(raw.title, headBounds.text) ?? '',
    lang: text(raw.lang, 35) ?? '',
    metas: list(raw.metas, headBounds.metas, meta),
    jsonLd: list(raw.jsonLd, headBounds.scripts, (one) => text(one, headBounds.jsonLd)),
    times: list(raw.times, headBounds.times, (one) => text(one, 40)),
    feeds: parseFeedLinks(raw.feeds),
  }
}
