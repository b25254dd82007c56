/** Finds the article in a page's JSON-LD: untrusted text, walked with bounds. */

export type LdArticle = {
  readonly headline: string
  readonly description: string
  readonly published: string
  readonly publisher: string
}

const longestScript = 500_000
const mostNodes = 2000
const deepest = 8
const articleTypes = new Set([
  'Article',
  'NewsArticle',
  'ReportageNewsArticle',
  'AnalysisNewsArticle',
  'BackgroundNewsArticle',
  'OpinionNewsArticle',
  'ReviewNewsArticle',
  'AskPublicNewsArticle',
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
/** Places where a page's own node may stand; `itemListElement`, `hasPart`, `mentions` name other pages' articles. */
const descend = ['@graph', 'mainEntity', 'mainEntityOfPage']

export type LdPage = { readonly article: LdArticle | null; readonly list: boolean }

/** The article that the scripts describe (the first, NewsArticle-like before video), and whether they call the page a list. */
export function readJsonLd(scripts: readonly string[]): LdPage {
  const articles: { type: string; article: LdArticle }[] = []
  let list = false
  let left = mostNodes
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepest || left-- <= 0 || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1)
      return
    }
    // A plain object of JSON.parse: its fields are read one by one and checked.
    const node = value as Record<string, unknown>
    const types = typesOf(node['@type'])
    if (types.some((type) => listTypes.has(type))) list = true
    const type = types.find((name) => articleTypes.has(name))
    const article = type ? readArticle(node) : null
    if (type && article) articles.push({ type, article })
    for (const key of descend) visit(node[key], depth + 1)
  }
  for (const script of scripts) visit(parse(script), 0)
  const best = articles.find((one) => one.type !== 'VideoObject') ?? articles[0]
  return { article: best?.article ?? null, list }
}

function parse(script: string): unknown {
  if (script.length > longestScript) return null
  try {
    return JSON.parse(script.trim().replace(/^<!--|-->$/g, ''))
  } catch {
    // Publishers put raw line breaks into strings; a second try without control characters mends most.
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      return JSON.parse(script.replace(/[\u0000-\u001f]+/g, ' '))
    } catch {
      return null
    }
  }
}

function typesOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, 8) : [value]
  return all
    .filter((one) => typeof one === 'string')
    .map((one) => one.replace(/^https?:\/\/schema\.org\//, ''))
}

function text(value: unknown): string {
  if (Array.isArray(value)) return text(value[0])
  return typeof value === 'string' ? value : ''
}

function readArticle(node: Record<string, unknown>): LdArticle | null {
  const headline = text(node.headline) || text(node.name)
  if (headline === '') return null
  const publisher = Array.isArray(node.publisher) ? node.publisher[0] : node.publisher
  const name =
    typeof publisher === 'object' && publisher !== null && 'name' in publisher ? publisher.name : publisher
  return {
    headline,
    description: text(node.description),
    published: text(node.datePublished) || text(node.uploadDate) || text(node.dateCreated),
    publisher: text(name),
  }
}
