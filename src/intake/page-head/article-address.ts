/** Tells an article's address from a home page, a hub or a search, by its shape alone. */
import { readAddress } from '../../core/url/address.ts'
import { cleanSegments } from '../../core/url/amp.ts'
import { keys } from '../../core/url/keys.ts'
import { isSlug } from '../../core/url/path.ts'
import { namesArticle } from '../../core/url/path-says.ts'
import { wordSet } from '../../core/url/words.ts'
import { BOARD_WORDS, END_WORDS, HUB_WORDS, LIST_WORDS } from './hub-words.ts'

const hubs = wordSet(HUB_WORDS)
const ends = wordSet(END_WORDS)
const boards = wordSet(BOARD_WORDS)
const lists = wordSet(LIST_WORDS)

/** Query parameters whose number names an article however short it is. */
const ID_NAME =
  /^(?:(?:article|art|news|story|post|content|doc|entry|video|item|idx)_?(?:id|no|nr|num)?|[anosp]?id)$/i
/** Query parameters of searches and lists. */
const LIST_NAME =
  /^(?:q|s|query|search|suche|keyword|term|page|paged|pagenum|pg|start|offset|cat|category|tag|board|forum|session_?id)$/i
/** A number of four digits or more, perhaps behind letters; shorter ones count pages. */
const LONG_NUMBER = /^\D{0,6}\d{4,}(?!\w)/
const NUMBER = /^\D{0,6}\d+(?!\w)/
const VIDEO_ID = /^(?=\D*\d)[\w-]{11}$/
/** A list's own number: `page/3`, `p8`, `cat_103640`. */
const LIST_SEGMENT = /^(?:(?:p|page|seite|pagina|index|cat|category|tag|author|forum|board)[_-]?\d+)$/
const LIST_FOLDER = /^(?:page|seite|pagina|p)$/

/**
 * `hub`: lists articles, whatever its markup says; `list`: likely lists articles; `article`: names one page;
 * `page`: a page of its own, perhaps an article; `root`: a home page.
 */
export type AddressKind = 'root' | 'hub' | 'list' | 'page' | 'article'

/** What `url` is by its shape. A short slug (`/news/world-us-canada`) is a page: ask its markup. */
export function addressKind(url: string): AddressKind {
  const address = readAddress(url)
  if (address === null) return 'root'
  const segments = cleanSegments(address.path).map(decode)
  const low = segments.map((part) => fold(part))
  const query = [...new URLSearchParams(address.query).keys()]
  const isNamed = namedByQuery(url)
  if (segments.length === 0) return isNamed ? 'article' : 'root'
  const last = low.at(-1) ?? ''
  if (hubs.has(low.at(-2) ?? '') || hubs.has(last) || ends.has(last)) return 'hub'
  if (isListPage(low)) return 'list'
  if (segments.some(namesArticle) || isNamed) return 'article'
  if (boards.has(last) || boards.has(low.at(-2) ?? '')) return 'list'
  if (lists.has(last) || query.some((name) => LIST_NAME.test(name))) return 'list'
  return isDated(low) ? 'article' : 'page'
}

/** Whether the address alone says that it is an article. */
export const looksLikeArticle = (url: string): boolean => addressKind(url) === 'article'

/** A malformed escape leaves the segment as it is. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

const fold = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')

/** Whether one of the parameters that are part of the page's identity names an article. */
function namedByQuery(url: string): boolean {
  const key = keys(url)[0] ?? ''
  const at = key.indexOf('?')
  if (at < 0) return false
  for (const [name, value] of new URLSearchParams(key.slice(at))) {
    if (LIST_NAME.test(name)) continue
    if ((ID_NAME.test(name) ? NUMBER : LONG_NUMBER).test(value) || isSlug(value)) return true
    if (/^article\d+$/.test(name) || (name === 'v' && VIDEO_ID.test(value))) return true
  }
  return false
}

/** `/category/page/3`, `/2014/05/`: a number and nothing behind it. */
function isListPage(low: readonly string[]): boolean {
  const last = low.at(-1) ?? ''
  if (LIST_SEGMENT.test(last)) return true
  return /^\d{1,4}$/.test(last) && (LIST_FOLDER.test(low.at(-2) ?? '') || low.slice(-3).some(isYear))
}

const isYear = (segment: string): boolean => /^(?:19|20)\d\d$/.test(segment)

/** A day or a month, and a name behind it: `/2014/12/finney-swat`. */
function isDated(low: readonly string[]): boolean {
  const at = low.findIndex((part, n) => isYear(part) && /^(?:0?[1-9]|1[0-2])$/.test(low[n + 1] ?? ''))
  const last = low.at(-1) ?? ''
  return at >= 0 && low.length > at + 2 && /\p{L}{3}/u.test(last)
}
