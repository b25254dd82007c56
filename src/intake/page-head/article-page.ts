/** Tells an article's page from pages that list articles or say something about the outlet. */
import { isSlug, separators } from '../../core/url/path.ts'
import type { AddressKind } from './article-address.ts'
import type { LdPage } from './json-ld.ts'
import type { PageHead } from './types.ts'

/** Words of a headline, of a page whose markup does not say that it is an article. */
const MIN_WORDS = 2
/** Words of a headline where og:type says article. */
const MIN_CALLED_WORDS = 3
/** Words of a headline that names an article by itself. */
const MIN_HEADLINE_WORDS = 4

/** Metas that only articles carry. */
const ARTICLE_NAMES = ['article:section', 'article:tag', 'article:author', 'news_keywords']

/** What a page's head says, as far as it has been read. */
export type Evidence = {
  readonly head: PageHead
  readonly kind: AddressKind
  readonly ld: LdPage
  readonly metas: ReadonlyMap<string, string>
  readonly title: string
  /** It states a date of publication. */
  readonly isDated: boolean
}

/** "Sports - Page 3": a part of a list. */
const NUMBERED = /[-–—|(] ?(?:page|part|seite|p[áa]gina|pagina|strona|страница|ページ) \d+\b/iu

/** Whether a page is one article: by its markup, or by its address, unless either says that it lists articles. */
export function isArticlePage({ head, kind, ld, metas, title, isDated }: Evidence): boolean {
  const words = wordsIn(title)
  if (words === 0 || kind === 'root' || (ld.list && !ld.own)) return false
  const isPublished = metas.has('article:published_time')
  const isMarked = ld.article !== null || isPublished || ARTICLE_NAMES.some((name) => metas.has(name))
  if (kind === 'hub')
    return isPublished || (ld.own && ld.article?.url !== '') || (isDated && isSlug(lastSegment(head.url)))
  if (kind === 'list') return isMarked && isDated && words >= MIN_WORDS
  if (isMarked || isDated) return true
  if (words < MIN_WORDS || NUMBERED.test(head.title)) return false
  if (kind === 'article') return true
  return metas.get('og:type') === 'article' && hasName(head.url)
    ? words >= MIN_CALLED_WORDS
    : words >= MIN_HEADLINE_WORDS && isNamedAfter(head.url, title)
}

const lastSegment = (url: string): string =>
  new URL(url).pathname.split('/').findLast((part) => part !== '') ?? ''

/** Sections carry og:type article too, but under a single word: `/politics/`. */
function hasName(url: string): boolean {
  const last = lastSegment(url)
  return separators(last) > 0 || /\d{3}/.test(last)
}

/** Whether the last part of the address is made of the headline's words: `/robotics-companies/`, "7 Top Robotics Companies". */
function isNamedAfter(url: string, title: string): boolean {
  const parts = lastSegment(url)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 2)
  const own = new Set(title.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return parts.length > 1 && parts.filter((part) => own.has(part)).length > 1
}

/** Words, counting a run of a script without spaces as one word for each two characters. */
function wordsIn(title: string): number {
  const runs = title.match(/[\p{L}\p{N}]+/gu) ?? []
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
  return runs.reduce((sum, run) => sum + (unspaced.test(run) ? Math.ceil(run.length / 2) : 1), 0)
}
