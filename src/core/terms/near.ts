/** Near matches: indexed articles of other providers that cover the story of a page which is in no index. */
import { QUERY_TERMS, STORY_SECONDS } from '../text/search-bounds.ts'
import {
  heaviest,
  idf,
  norms,
  type QueryTerm,
  showTimeFactor,
  timeFactor,
  wordSimilarity,
} from '../text/similarity.ts'
import { mostSimilar, mostWith, reach } from '../text/similarity-bounds.ts'
import { IN_EXCERPT, IN_TITLE, splitText, termsOf } from '../text/terms-of.ts'
import { leastSimilarity, pageKind, WORDS_SHARE } from '../text/thresholds.ts'
import { gramWeights, titleGrams } from '../text/title-grams.ts'
import { hashWord } from '../text/words.ts'
import { providerTag } from './layout.ts'
import {
  type Candidate,
  type NearRanked,
  type NearText,
  neighbourFactor,
  rankNear,
  strengthOfWords,
  type View,
} from './near-ranking.ts'
import { type Found, type PageView, type Scoring, search } from './near-search.ts'
import type { SearchPart } from './plan-lists.ts'
import type { OpenTerms, TermReader } from './read-section.ts'

/** A page that is in no index, as its head describes it. */
export type NearPage = {
  readonly title: string
  readonly excerpt: string
  /** Seconds since 1970 UTC. */
  readonly time: number | null
  /** Same-provider identity of the page's host; its own provider is never an answer. */
  readonly provider: string
}

export type NearOptions = {
  readonly limit: number
  /** Only what is sure enough to show: rows of others are not even read. */
  readonly shownOnly: boolean
  /** Articles that are not answers. */
  readonly exclude: (part: number, article: number) => boolean
  /** What the block of an article says; null when no sound file has it. All are asked for in one round. */
  readonly read: (part: number, article: number) => Promise<NearText | null>
}

/** Articles whose texts are read and compared: more for a headline alone, whose words tell less. */
const TEXTS = { described: 20, headline: 30 }

/**
 * Indexed articles similar to a page, best first; more than `limit`, because several parts may have one article. The
 * first round reads the dictionary; near-search.ts says which follow; the last one reads texts.
 * @throws IndexError when a part is damaged.
 */
export async function near(
  readers: readonly TermReader[],
  page: NearPage,
  options: NearOptions,
): Promise<NearRanked[]> {
  const { locations } = termsOf(splitText(page.title, page.excerpt, [page.provider]))
  const hashes = [...locations.keys()]
  if (hashes.length === 0 || readers.length === 0) return []
  const parts = await Promise.all(readers.map((reader) => openPart(reader, hashes)))
  // Read in the round that follows; awaited when the texts are compared.
  const reading = readGramWeights(parts.map(({ terms }) => terms))
  reading.catch(() => undefined)
  const terms = weigh(parts, hashes, locations)
  const competitors = parts.reduce((sum, { terms }) => sum + terms.window(page.time, STORY_SECONDS).slots, 0)
  const views = viewsOf(terms, page.time, competitors)
  const found = await find(parts, heaviest(terms, QUERY_TERMS), views, page, options)
  const candidates = found.map(
    ({ part, slot, tallies, row }): Candidate => ({
      ...row,
      part,
      words: views.map(({ norms }, v) => {
        const tally = tallies[v]
        return tally ? wordSimilarity(tally, slot, norms, row) : 0
      }),
    }),
  )
  const texts = await Promise.all(
    candidates.slice(0, textsOf(views)).map(({ part, article }) => options.read(part, article)),
  )
  const ranked = rankNear(candidates, texts, {
    time: page.time,
    views,
    grams: titleGrams(page.title, [page.provider]),
    gramWeights: await reading,
  })
  return options.shownOnly ? ranked.filter(({ isShown }) => isShown) : ranked
}

const textsOf = ([page]: readonly View[]): number => (page?.hasExcerpt ? TEXTS.described : TEXTS.headline)

/** All that the page says, and its headline alone when it says more: a description must not take a match away. */
function viewsOf(terms: readonly QueryTerm[], time: number | null, competitors: number): View[] {
  const hasExcerpt = terms.some(({ locations }) => locations & IN_EXCERPT)
  const view = (of: readonly QueryTerm[], described: boolean): View => {
    const kind = pageKind(described, time)
    return { kind, hasExcerpt: described, norms: norms(of), least: leastSimilarity(kind, competitors) }
  }
  const all = view(terms, hasExcerpt)
  return hasExcerpt ? [all, view(headlineOf(terms), false)] : [all]
}

const headlineOf = (terms: readonly QueryTerm[]): QueryTerm[] =>
  terms.filter(({ locations }) => locations & IN_TITLE).map((term) => ({ ...term, locations: IN_TITLE }))

/** The candidates, best first as far as that can be said without their texts. */
async function find(
  parts: readonly SearchPart[],
  terms: readonly QueryTerm[],
  views: readonly View[],
  { time, provider }: NearPage,
  { limit, shownOnly, exclude }: NearOptions,
): Promise<Found[]> {
  const byHash = (of: readonly QueryTerm[]): PageView => new Map(of.map((term) => [term.hash, term]))
  const seen = [terms, headlineOf(terms)].slice(0, views.length).map(byHash)
  const tag = providerTag(hashWord(provider))
  const most = timeFactor(time, time)
  /** Scale of a view's similarities: of the threshold for what is shown, plain for a ranking by the first view. */
  const scaled = (words: number, factor: number, v: number): number => {
    const view = views[v]
    if (!view) return 0
    if (shownOnly) return strengthOfWords(words, factor, view)
    return v === 0 ? words * factor : 0
  }
  const score = ({ part, slot, tallies, row }: Found): number | null => {
    if (row.provider === tag || exclude(part, row.article)) return null
    const factor = shownOnly ? showTimeFactor(time, row.time) : timeFactor(time, row.time)
    const scores = views.map(({ norms }, v) => {
      const tally = tallies[v]
      const words = tally ? wordSimilarity(tally, slot, norms, row) : 0
      const ranks = time === null && !shownOnly ? neighbourFactor(words, row.bestNeighbour) : 1
      return scaled(words, factor, v) * ranks
    })
    return Math.max(...scores)
  }
  const scoring: Scoring = {
    score,
    bound: (rest, v) => scaled(mostWith(rest, views[v]?.norms ?? norms([])), most, v),
    hope(rest, v) {
      const view = views[v]
      // A part's norms come from its own document frequencies, which sums over several parts do not bound.
      if (!view || parts.length > 1) return () => Number.POSITIVE_INFINITY
      const bound = mostSimilar(view.norms, rest)
      return (tally, slot) => scaled(bound(tally, slot), most, v)
    },
    least: shownOnly ? WORDS_SHARE : 0,
  }
  const lowest = Math.min(...views.map(({ least }) => least.bare))
  const windowSeconds = shownOnly ? reach(WORDS_SHARE * lowest, STORY_SECONDS) : STORY_SECONDS
  const found = await search(
    parts,
    seen,
    { time, windowSeconds, answers: Math.max(textsOf(views), limit) },
    scoring,
  )
  return found
    .map((one) => ({ one, score: score(one) ?? 0 }))
    .filter((one) => one.score >= scoring.least)
    .sort((a, b) => b.score - a.score || a.one.part - b.one.part || a.one.row.article - b.one.row.article)
    .map(({ one }) => one)
}

async function openPart(reader: TermReader, hashes: readonly number[]): Promise<SearchPart> {
  const [terms, entries] = await Promise.all([reader.open(), reader.entries(hashes)])
  const known = entries.filter((entry) => entry !== null)
  return { terms, entries: new Map(known.map((entry) => [entry.hash, entry])) }
}

/** Document frequencies and names summed over the parts; a term of no part weighs as if one article had it. */
function weigh(
  parts: readonly SearchPart[],
  hashes: readonly number[],
  locations: ReadonlyMap<number, number>,
): QueryTerm[] {
  const articles = parts.reduce((sum, part) => sum + part.terms.head.articles, 0)
  return hashes.map((hash) => {
    let df = 0
    let names = 0
    for (const { entries } of parts) {
      const entry = entries.get(hash)
      if (!entry) continue
      df += entry.df
      names += entry.df * entry.name
    }
    const name = df > 0 ? names / df : 0
    return { hash, locations: locations.get(hash) ?? 0, idf: idf(articles, Math.max(1, df)), name }
  })
}

async function readGramWeights(parts: readonly OpenTerms[]): Promise<Float64Array> {
  const tables = await Promise.all(parts.map((part) => part.grams()))
  const articles = parts.reduce((sum, { head }) => sum + head.articles, 0)
  const counts = tables.reduce((sum, table) => sum.map((count, i) => count + (table[i] ?? 0)))
  return gramWeights(counts, articles)
}
