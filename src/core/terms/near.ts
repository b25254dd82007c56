/** Near matches: indexed articles of other providers that cover the story of a page which is in no index. */

import { heaviest, idf, likeness, norms, type QueryTerm, timeFactor } from '../text/similarity.ts'
import { mostAlike, mostWith, reach } from '../text/similarity-bounds.ts'
import { describe, inExcerpt, splitText } from '../text/terms-of.ts'
import { leastLikeness, pageKind } from '../text/thresholds.ts'
import { hashWord } from '../text/words.ts'
import { providerTag } from './layout.ts'
import { type Found, search } from './near-search.ts'
import type { SearchPart } from './plan-lists.ts'
import type { TermReader } from './read-section.ts'

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
}
export type NearRanked = { readonly part: number; readonly article: number; readonly score: number }
/** More than are wanted: an article of several parts is ranked once in each. `least`: what is sure enough to show. */
export type NearResult = { readonly ranked: NearRanked[]; readonly least: number }

/** Terms of a page that are looked up. */
const queryTerms = 32
/** A story lasts about this long. */
const windowSeconds = 14 * 86_400
/** Most rows ever shown. */
export const shownLimit = 10

/**
 * Indexed articles alike a page, best first. The first round reads the dictionary; near-search.ts says the rest.
 * @throws IndexError when a part is damaged.
 */
export async function near(
  readers: readonly TermReader[],
  page: NearPage,
  options: NearOptions,
): Promise<NearResult> {
  const { places } = describe(splitText(page.title, page.excerpt, [page.provider]))
  const hashes = [...places.keys()]
  if (hashes.length === 0) return { ranked: [], least: 0 }
  const parts = await Promise.all(readers.map((reader) => openPart(reader, hashes)))
  const terms = weigh(parts, hashes, places)
  const mine = norms(terms)
  const tag = providerTag(hashWord(page.provider))
  const competitors = parts.reduce((sum, { terms }) => sum + terms.window(page.time, windowSeconds).slots, 0)
  const hasExcerpt = terms.some((term) => term.places & inExcerpt)
  const least = leastLikeness(pageKind(hasExcerpt, page.time), competitors)
  // Beyond its reach in time not even the same text would be shown.
  const within = options.shownOnly ? reach(least, windowSeconds) : windowSeconds
  const mostByTime = timeFactor(page.time, page.time)
  const score = ({ part, slot, tally, row }: Found): number | null =>
    row.provider === tag || options.exclude(part, row.article)
      ? null
      : likeness(tally, slot, mine, row) * timeFactor(page.time, row.time)
  const found = await search(
    parts,
    heaviest(terms, queryTerms),
    { time: page.time, windowSeconds: within, answers: options.limit },
    {
      score,
      bound: (rest) => mostWith(rest, mine) * mostByTime,
      // Norms of a part are of its own counts of words, which the sums of several parts do not bound.
      hope(rest) {
        const most = parts.length > 1 ? () => 1 : mostAlike(mine, rest)
        return (tally, slot) => most(tally, slot) * mostByTime
      },
      least: options.shownOnly ? least : 0,
    },
  )
  const ranked = found
    .map((one) => ({ part: one.part, article: one.row.article, score: score(one) }))
    .filter((one): one is NearRanked => one.score !== null && (!options.shownOnly || one.score >= least))
    .sort((a, b) => b.score - a.score || a.part - b.part || a.article - b.article)
  return { ranked, least }
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
  places: Map<number, number>,
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
    return { hash, places: places.get(hash) ?? 0, idf: idf(articles, Math.max(1, df)), name }
  })
}
