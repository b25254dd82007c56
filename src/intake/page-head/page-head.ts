/** Describes the article a page is from its head, or says that it is none. */

import { stripBidiControls } from '../../core/article/bidi.ts'
import { readTime } from '../../core/article/time.ts'
import type { NearPage } from '../../core/terms/near.ts'
import { bareTitle } from '../../core/text/headline.ts'
import { looksLikeArticle } from '../../core/url/article-like.ts'
import { keys } from '../../core/url/keys.ts'
import { providerIdentity } from '../../core/url/provider.ts'
import { type LdArticle, readJsonLd } from './json-ld.ts'
import type { PageHead } from './types.ts'

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
/** Folders whose pages are hubs even when they carry an article's markup. */
const hubFolder = /\/(?:search|tags?|topics?|category|categories|sections?|authors?|archives?)\//i
/** Query parameters that ask for a search. */
const searchParameters = ['q', 's', 'query', 'search']

/**
 * What the head of an article's page says: headline, description and time from JSON-LD, og: and other metas, `<time>`
 * and `<title>`, in that order. Null for what is no article: a home page, a hub, a search page, a page without a title.
 */
export function describePage(head: PageHead): DescribedPage | null {
  const url = parseUrl(head.url)
  if (!url) return null
  const metas = firstOf(head.metas)
  const named = pick(metas, titleNames)
  const ld = readJsonLd(head.jsonLd, isPage(head, named))
  // One article alone, of another page by its own word: a section's teaser.
  const isTeaser = ld.article !== null && !ld.own && ld.article.url !== ''
  const articleMarkup = (ld.article !== null && !isTeaser) || metas.has('article:published_time')
  if (isList(url, articleMarkup, ld.list)) return null
  const site = clean(pick(metas, outletNames), 100)
  const publisher = clean(ld.article?.publisher ?? '', 100)
  const host = url.hostname.replace(/^www\./, '')
  const raw = clean(ld.article?.headline || named || head.title, longestTitle)
  const title = bareTitle(raw, [site, publisher, host])
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
    excerpt: excerpt === title || excerpt === raw ? '' : excerpt,
    time,
    provider: providerIdentity(url.hostname),
    outlet: site || publisher || null,
    articleMarkup,
  }
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) ? url : null
}

/** Whether an article of the page's JSON-LD is the page itself: by its address, or by the headline the page shows. */
function isPage(head: PageHead, named: string): (article: LdArticle) => boolean {
  const own = new Set(keys(head.url))
  const shown = [named, head.title].map(letters).filter((title) => title !== '')
  return ({ url, headline }) => {
    if (url !== '' && keys(url).some((key) => own.has(key))) return true
    const bare = letters(headline)
    return bare !== '' && shown.some((title) => title.startsWith(bare))
  }
}

const letters = (text: string): string =>
  clean(text, longestTitle)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** A page that lists articles: by its own word, or by its address, which an article's markup outweighs unless it is a hub's. */
function isList(url: URL, articleMarkup: boolean, ldList: boolean): boolean {
  if (ldList) return true
  if (looksLikeArticle(url.href)) return false
  if (url.pathname === '/') return true
  const last = url.pathname.split('/').findLast((segment) => segment !== '') ?? ''
  const hub = listSegments.test(last) || hubFolder.test(url.pathname)
  return !articleMarkup || hub || searchParameters.some((key) => url.searchParams.has(key))
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
  const plain = text
    .slice(0, limit * 4)
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => codePoint(Number(code)))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => codePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|quot|lt|gt|nbsp|apos);/g, (_, name: string) => entities[name] ?? ' ')
  return stripBidiControls(plain)
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

const compactDay = /^(\d{4})(\d{2})(\d{2})(?=$|T)/
const compactTime = /T(\d{2})(\d{2})(\d{2})/
const mailDate = /^\p{L}{3}, \d{1,2} \p{L}{3} \d{4} [\d:]{5,8} (?:GMT|UTC|[+-]\d{4})$/u

/** Seconds since 1970 of a date a page gives, null when it is none or cannot be true. */
function parseTime(text: string): number | null {
  const trimmed = text.trim().slice(0, 40)
  const seconds = mailDate.test(trimmed)
    ? Math.floor(Date.parse(trimmed) / 1000)
    : readTime(trimmed.replace(compactDay, '$1-$2-$3').replace(compactTime, 'T$1:$2:$3'))
  return seconds !== null && seconds > earliest && seconds < latest ? seconds : null
}
