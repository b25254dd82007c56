/** The labelled sets of related coverage, and how their documents become records and pages of the command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SetDocument = {
  readonly id: string
  readonly title: string
  readonly excerpt?: string
  /** Milliseconds since 1970. */
  readonly t?: number | null
  /** A domain, or the name of an outlet. */
  readonly provider: string
}

export type SetQuery = SetDocument & {
  readonly qid: string
  readonly gold: readonly string[]
  /** Documents that are no answers: the query's own, or its whole story when nothing may be found. */
  readonly hide: readonly string[]
  readonly kind: 'ans' | 'nothing' | 'nolabel'
}

export type RetrievalSet = {
  readonly name: string
  readonly documents: readonly SetDocument[]
  readonly queries: readonly SetQuery[]
}

export type CopyPair = {
  readonly id: string
  readonly label: 0 | 1
  readonly a: SetDocument
  readonly b: SetDocument
}
export type JudgedPair = { readonly qid: string; readonly doc: string; readonly label: 0 | 1 }

export const setNames = ['A_corona', 'B_allsides_dated', 'B_allsides_undated', 'B_uci'] as const
export type SetName = (typeof setNames)[number]

/** One value a line. `T` is the shape these files are known to have; they are the caller's own. */
function ndjson<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line))
}

export const readSet = (folder: string, name: SetName): RetrievalSet => ({
  name,
  documents: ndjson(join(folder, `${name}.articles.ndjson`)),
  queries: ndjson(join(folder, `${name}.queries.ndjson`)),
})

export const readCopies = (folder: string): CopyPair[] => ndjson(join(folder, 'C_copies.pairs.ndjson'))
/** A query of the set of languages: pages and articles are headlines, `lang` is the page's language and the article's. */
export type LanguageQuery = { readonly doc: string; readonly lang: string; readonly gold: readonly string[] }
export type LanguagePair = {
  readonly q: string
  readonly doc: string
  readonly label: 0 | 1
  readonly lang: string
}
export type LanguageSet = {
  readonly documents: readonly SetDocument[]
  readonly queries: readonly LanguageQuery[]
  readonly judged: readonly LanguagePair[]
}

export const readLanguages = (folder: string): LanguageSet => ({
  documents: ndjson(join(folder, 'ML_dev.articles.ndjson')),
  queries: ndjson(join(folder, 'ML_dev.queries.ndjson')),
  judged: ndjson(join(folder, 'ML_dev.judged.pairs.ndjson')),
})

export const readJudged = (folder: string): JudgedPair[] => ndjson(join(folder, 'J_judged.pairs.ndjson'))

const isDomain = (provider: string): boolean => /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(provider)

/** A real domain stays; an outlet's name becomes a host under `.example`, which nobody owns. */
function domainOf({ provider }: SetDocument): string {
  if (isDomain(provider)) return provider
  const slug = provider.toLowerCase().replace(/[^a-z\d]+/g, '-')
  return `${slug.replace(/^-+|-+$/g, '') || 'outlet'}.example`
}

export const urlOf = (document: SetDocument): string => `https://${domainOf(document)}/${document.id}`
export const idOf = (url: string): string => new URL(url).pathname.slice(1)

/** What a document is to `build`, `near` and `copies` alike. */
export const recordOf = (document: SetDocument) => ({
  title: document.title,
  excerpt: document.excerpt ?? '',
  ...(document.t ? { publishedDateTime: new Date(document.t).toISOString() } : {}),
  webUrl: urlOf(document),
  provider: { name: document.provider, domain: domainOf(document) },
})
