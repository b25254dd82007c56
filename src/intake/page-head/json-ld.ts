/** Finds what a page's JSON-LD says of the page: untrusted text, walked with bounds. */
import { parseLenientJson } from './lenient-json.ts'

export type LdArticle = {
  readonly headline: string
  readonly description: string
  readonly published: string
  readonly modified: string
  readonly publisher: string
  readonly image: string
  readonly language: string
  /** The page it says it is on; '' if it does not say. */
  readonly url: string
}

/**
 * `own`: the article is known to be this page; `list`: the scripts describe other pages' articles and none that is this page.
 * `published`: the date of the page itself (WebPage), '' if there is none.
 */
export type LdPage = {
  readonly article: LdArticle | null
  readonly own: boolean
  readonly list: boolean
  readonly published: string
}

const MAX_NODES = 2000
const MAX_DEPTH = 8
/** Items of one list that are looked at. */
const MAX_ITEMS = 500
/** Besides `NewsArticle` and its kinds. */
const ARTICLE_TYPES = new Set(
  'Article LiveBlogPosting BlogPosting SocialMediaPosting TechArticle ScholarlyArticle Report Review Recipe ClaimReview'.split(
    ' ',
  ),
)
/** A video on an article's page is not the article; alone it is the page. */
const MEDIA_TYPES = new Set(['VideoObject', 'AudioObject', 'PodcastEpisode'])
/** Types whose page lists articles. */
const LIST_TYPES = new Set(['CollectionPage', 'SearchResultsPage', 'ProfilePage', 'ItemList'])
/** This many articles, none of them the page, are a list. */
const LIST_LENGTH = 3
/** Where a page's own node may stand; `itemListElement`, `hasPart`, `mentions` name other pages' articles. */
const DESCEND = ['@graph', 'mainEntity', 'mainEntityOfPage']

type Kind = 'text' | 'media' | 'page'
type Node = { readonly kind: Kind; readonly article: LdArticle }
type Fields = Readonly<Record<string, unknown>>

/**
 * The article that the scripts describe, text before media. Of several articles it is the one that `isPage` accepts; one
 * alone needs no such proof, because its address is often written in another way than the page's.
 */
export function readJsonLd(scripts: readonly string[], isPage: (article: LdArticle) => boolean): LdPage {
  const nodes: Node[] = []
  let list = false
  let left = MAX_NODES
  const visit = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || left-- <= 0 || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const item of value.slice(0, MAX_ITEMS)) visit(item, depth + 1)
      return
    }
    const fields = value as Fields // an object out of a JSON parser: its fields are read one by one and checked
    const types = typesOf(fields['@type'])
    if (types.some((type) => LIST_TYPES.has(type))) list = true
    const kind = kindOf(types)
    if (kind) nodes.push({ kind, article: readArticle(fields) })
    for (const key of DESCEND) visit(fields[key], depth + 1)
  }
  for (const script of scripts) visit(parse(script), 0)

  const published =
    nodes.find(({ kind, article }) => kind === 'page' && article.published)?.article.published ?? ''
  const named = nodes.filter(
    ({ kind, article }) => kind !== 'page' && (article.headline || article.published) !== '',
  )
  const texts = named.filter(({ kind }) => kind === 'text')
  const candidates = (texts.length > 0 ? texts : named).map(({ article }) => article)
  const own = candidates.find(isPage)
  if (own) return { article: own, own: true, list: false, published }
  const headlines = new Set(candidates.map(({ headline }) => headline)).size
  const alone = headlines === 1 && !list ? candidates[0] : null
  return { article: alone ?? null, own: false, list: list || headlines >= LIST_LENGTH, published }
}

function kindOf(types: readonly string[]): Kind | null {
  if (types.some((type) => type.endsWith('NewsArticle') || ARTICLE_TYPES.has(type))) return 'text'
  if (types.some((type) => MEDIA_TYPES.has(type))) return 'media'
  return types.some((type) => type.endsWith('Page')) ? 'page' : null
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    return parseLenientJson(script)
  }
}

function typesOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, 8) : [value]
  return all
    .filter((one) => typeof one === 'string')
    .map((one) => one.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, ''))
}

/** A text, or the first of a list of texts. */
function text(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' ? one : ''
}

/** A field that is a text itself, or an object with its text under one of `keys`. */
function textOr(value: unknown, ...keys: readonly string[]): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'object' || one === null) return text(one)
  const fields = one as Fields // as above
  return keys.map((key) => text(fields[key])).find((found) => found !== '') ?? ''
}

const readArticle = (fields: Fields): LdArticle => ({
  headline: text(fields.headline) || text(fields.headLine) || text(fields.name),
  description: text(fields.description),
  published: text(fields.datePublished) || text(fields.uploadDate) || text(fields.dateCreated),
  modified: text(fields.dateModified),
  publisher: textOr(fields.publisher, 'name'),
  image: textOr(fields.image, 'url', 'contentUrl') || text(fields.thumbnailUrl),
  language: textOr(fields.inLanguage, 'alternateName', 'name'),
  url: text(fields.url) || textOr(fields.mainEntityOfPage, '@id', 'url'),
})
