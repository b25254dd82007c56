/** Finds the article in a page's JSON-LD: untrusted text, walked with bounds. */

export type LdArticle = {
  readonly headline: string
  readonly description: string
  readonly published: string
  readonly publisher: string
  /** The page it says it is on; '' when it does not say. */
  readonly url: string
}

/** `own`: the article is known to be this page; `list`: the scripts describe other pages' articles, and none that is this page. */
export type LdPage = { readonly article: LdArticle | null; readonly own: boolean; readonly list: boolean }

const longestScript = 500_000
const mostNodes = 2000
const deepest = 8
/** Besides `NewsArticle` and its kinds. */
const articleTypes = new Set([
  'Article',
  'LiveBlogPosting',
  'BlogPosting',
  'SocialMediaPosting',
  'TechArticle',
  'ScholarlyArticle',
  'Report',
  'VideoObject',
])
/** Types whose page lists articles and is none. */
const listTypes = new Set(['CollectionPage', 'SearchResultsPage', 'ProfilePage', 'ItemList'])
/** This many articles, none of them the page, are a list. */
const listLength = 3
/** Places where a page's own node may stand; `itemListElement`, `hasPart`, `mentions` name other pages' articles. */
const descend = ['@graph', 'mainEntity', 'mainEntityOfPage']

type Node = { readonly video: boolean; readonly article: LdArticle }

/**
 * The article that the scripts describe, text before video. Of several articles it is the one that `isPage` knows; one
 * alone needs no such proof, for its address is often written in another way than the page's.
 */
export function readJsonLd(scripts: readonly string[], isPage: (article: LdArticle) => boolean): LdPage {
  const nodes: Node[] = []
  let list = false
  let left = mostNodes
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepest || left-- <= 0 || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1)
      return
    }
    // A plain object of JSON.parse: its fields are read one by one and checked.
    const fields = value as Record<string, unknown>
    const types = typesOf(fields['@type'])
    if (types.some((type) => listTypes.has(type))) list = true
    const type = types.find((name) => name.endsWith('NewsArticle') || articleTypes.has(name))
    const article = type ? readArticle(fields) : null
    if (article) nodes.push({ video: type === 'VideoObject', article })
    for (const key of descend) visit(fields[key], depth + 1)
  }
  for (const script of scripts) visit(parse(script), 0)
  nodes.sort((a, b) => Number(a.video) - Number(b.video))
  const own = nodes.find(({ article }) => isPage(article))
  if (own) return { article: own.article, own: true, list: false }
  const texts = nodes.some(({ video }) => !video) ? nodes.filter(({ video }) => !video) : nodes
  const headlines = new Set(texts.map(({ article }) => article.headline)).size
  const alone = headlines === 1 && !list ? texts[0]?.article : null
  return { article: alone ?? null, own: false, list: list || headlines >= listLength }
}

/** As written, then with what publishers get wrong: comments around it, raw line breaks in strings, commas too many. */
function parse(script: string): unknown {
  if (script.length > longestScript) return null
  const text = script.replace(
    /^\s*(?:<!--|(?:\/\/|\/\*)\s*<!\[CDATA\[(?:\s*\*\/)?)|(?:-->|(?:\/\/|\/\*)\s*\]\]>(?:\s*\*\/)?|;)\s*$/g,
    '',
  )
  for (const mend of [(as: string) => as, mended]) {
    try {
      return JSON.parse(mend(text))
    } catch {
      // The next attempt, or none.
    }
  }
  return null
}

const mended = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,(\s*[\]}])/g, '$1')

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

/** A field that is a text itself or an object with its text under `key`. */
function textOr(value: unknown, key: string): string {
  const one: unknown = Array.isArray(value) ? value[0] : value
  if (typeof one !== 'object' || one === null) return text(one)
  // As above: a plain object of JSON.parse.
  return text((one as Record<string, unknown>)[key])
}

function readArticle(fields: Record<string, unknown>): LdArticle | null {
  const headline = text(fields.headline) || text(fields.name)
  if (headline === '') return null
  return {
    headline,
    description: text(fields.description),
    published: text(fields.datePublished) || text(fields.uploadDate) || text(fields.dateCreated),
    publisher: textOr(fields.publisher, 'name'),
    url: text(fields.url) || textOr(fields.mainEntityOfPage, '@id'),
  }
}
