/** Describes the article a page is from its head, or says that it is none. */
import { looksLikeArticle } from '../url/article-like.ts'
import { providerIdentity } from '../url/provider.ts'
import { readJsonLd } from './json-ld.ts'
import { bareTitle } from './title.ts'
import type { NearPage, PageHead } from './types.ts'

/** A page as near matches ask for it; `outlet` is the name the page gives itself; `articleMarkup`: it calls itself an article. */
export type DescribedPage = NearPage & { readonly outlet: string | null; readonly articleMarkup: boolean }

const longestTitle = 300
const longestExcerpt = 1000
const leastTitleWords = 3
/** Years a publication date may lie in; others are mistakes. */
const earliest = Date.UTC(1990, 0) / 1000
const latest = Date.UTC(2100, 0) / 1000

const titleNames = ['og:title', 'twitter:title', 'parsely-title', 'sailthru.title', 'dc.title', 'headline']
const excerptNames = ['og:description', 'twitter:description', 'description', 'dc.description']
const timeNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dc.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'date',
  'article:modified_time',
]
const outletNames = ['og:site_name', 'application-name', 'dc.publisher']

/** Last path segments of pages that list articles or are about the outlet. */
const listSegments =
  /^(?:index(?:\.\w+)?|home|latest|newsletters?|login|subscribe|about|contact|default\.aspx)$/i
/** Query parameters that ask for a search. */
/** Folders whose pages are hubs even when they carry an article's markup. */
const hubFolder = /\/(?:search|tags?|topics?|category|categories|sections?|authors?|archives?)\//i
const searchParameters = ['q', 's', 'query', 'search']

/**
 * What the head of an article's page says: headline, description and time from JSON-LD, og: and other metas, `<time>`
 * and `<title>`, in that order. Null for what is no article: a home page, a hub, a search page, a page without a title.
 */
export function describePage(head: PageHead): DescribedPage | null {
  const url = parseUrl(head.url)
  if (!url) return null
  const metas = firstOf(head.metas)
  const ld = readJsonLd(head.jsonLd)
  const ogType = (metas.get('og:type') ?? '').toLowerCase()
  const articleMarkup = ld.article !== null || ogType === 'article' || metas.has('article:published_time')
  if (isList(url, articleMarkup, ld.list && ld.article === null)) return null
  const outlet = clean(pick(metas, outletNames) || ld.article?.publisher || '', 100) || null
  const raw = ld.article?.headline || pick(metas, titleNames) || head.title
  const host = url.hostname.replace(/^www\./, '')
  const title = bareTitle(clean(raw, longestTitle), outlet ? [outlet, host] : [host])
  if (wordsIn(title) < leastTitleWords) return null
  const excerpt = clean(ld.article?.description || pick(metas, excerptNames), longestExcerpt)
  const times = [
    ld.article?.published ?? '',
    ...timeNames.map((name) => metas.get(name) ?? ''),
    ...head.times.slice(0, 1),
  ]
  const time = times.map(parseTime).find((one) => one !== null) ?? null
  return {
    title,
    excerpt: excerpt === title ? '' : excerpt,
    time,
    provider: providerIdentity(url.hostname),
    outlet,
    articleMarkup,
  }
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) ? url : null
}

/** A page that lists articles: by its address, or by its own word. Without markup the address has to look like an article. */
function isList(url: URL, articleMarkup: boolean, ldList: boolean): boolean {
  const last = url.pathname.split('/').findLast((segment) => segment !== '') ?? ''
  if (listSegments.test(last) || searchParameters.some((key) => url.searchParams.has(key))) return true
  if (ldList || (url.pathname === '/' && url.search === '')) return true
  return !looksLikeArticle(url.href) && !(articleMarkup && !hubFolder.test(url.pathname))
}

function firstOf(metas: PageHead['metas']): Map<string, string> {
  const out = new Map<string, string>()
  for (const [name, content] of metas)
    if (content !== '' && !out.has(name.toLowerCase())) out.set(name.toLowerCase(), content)
  return out
}

function pick(metas: ReadonlyMap<string, string>, names: readonly string[]): string {
  for (const name of names) {
    const value = metas.get(name)
    if (value && value.trim() !== '') return value
  }
  return ''
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  apos: "'",
}

/** Plain text on one line: entities that publishers escape twice undone, tags and control characters gone. */
function clean(text: string, limit: number): string {
  return text
    .slice(0, limit * 4)
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => codePoint(Number(code)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => codePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|quot|lt|gt|nbsp|apos);/g, (_, name: string) => entities[name] ?? ' ')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, limit)
}

function codePoint(code: number): string {
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** Words, counting a run of a script without spaces as one word for each two characters. */
function wordsIn(title: string): number {
  const runs = title.match(/[\p{L}\p{N}]+/gu) ?? []
  return runs.reduce(
    (sum, run) =>
      sum +
      (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(run)
        ? Math.ceil(run.length / 2)
        : 1),
    0,
  )
}

/** Seconds since 1970 of a date a page gives, null when it is none or cannot be true. */
function parseTime(text: string): number | null {
  const trimmed = text.trim().slice(0, 40)
  if (!/^\d{4}-?\d{2}-?\d{2}|^\p{L}{3}/u.test(trimmed)) return null
  const dashed = trimmed.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
  const seconds = Math.floor(Date.parse(dashed) / 1000)
  return seconds > earliest && seconds < latest ? seconds : null
}
