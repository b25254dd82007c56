/** Near matches: indexed articles of other providers that cover the story of a page which is in no index. */
import { describe } from './describe.ts'
import { providerTag } from './layout.ts'
import { heaviest, idf, likeness, norms, type QueryTerm, Tally, timeFactor } from './likeness.ts'
import type { Ranks, Span, TermEntry, TermReader, TermRow } from './terms.ts'
import { leastLikeness, pageKind } from './thresholds.ts'
import type { NearPage } from './types.ts'
import { hashWord } from './words.ts'

export type NearOptions = {
  readonly limit: number
  /** Articles that are not answers. */
  readonly exclude: (part: number, article: number) => boolean
}
export type NearRanked = { readonly part: number; readonly article: number; readonly score: number }
export type NearResult = { readonly ranked: NearRanked[]; readonly shown: number }

/** Terms of a page that are looked up. */
const queryTerms = 32
/** A story lasts about this long. */
const windowSeconds = 14 * 86_400
/** Articles whose rows are read, in all parts. */
const candidates = 64
/** Most rows ever shown. */
const shownLimit = 10

type Part = { readonly reader: TermReader; readonly entries: (TermEntry | null)[]; readonly ranks: Ranks[] }
type Candidate = { readonly part: number; readonly rank: number; readonly rough: number }

/**
 * Indexed articles alike a page, best first, and how many of them are sure enough to show. Reads: dictionary, chunk
 * tables of long lists, postings, rows; all parts together.
 * @throws IndexError when a part is damaged.
 */
export async function near(
  readers: readonly TermReader[],
  page: NearPage,
  options: NearOptions,
): Promise<NearResult> {
  const { places } = describe(page.title, page.excerpt, [page.provider])
  const hashes = [...places.keys()]
  if (hashes.length === 0) return { ranked: [], shown: 0 }
  const parts = await Promise.all(
    readers.map(async (reader): Promise<Part> => {
      const ranks = reader.window(page.time, windowSeconds)
      return { reader, entries: await reader.entries(hashes), ranks }
    }),
  )
  const terms = weigh(parts, hashes, places)
  const query = heaviest(terms, queryTerms)
  const tallies = await collect(parts, query)
  const found = await readRows(parts, tallies, page)
  const mine = norms(terms)
  const tag = providerTag(hashWord(page.provider))
  const ranked = found
    .filter(({ part, row }) => row.provider !== tag && !options.exclude(part, row.article))
    .map(({ part, rank, row }) => {
      const tally = tallies[part]
      const score = tally ? likeness(tally, rank, mine, row) * timeFactor(page.time, row.time) : 0
      return { part, article: row.article, score }
    })
    .sort((a, b) => b.score - a.score || a.part - b.part || a.article - b.article)
    .slice(0, options.limit)
  const least = leastLikeness(pageKind(page), competitors(parts))
  const shown = ranked.slice(0, shownLimit).filter((row) => row.score >= least).length
  return { ranked, shown }
}

/** Articles in the page's window of time, in all parts. */
function competitors(parts: readonly Part[]): number {
  return parts.reduce((sum, { ranks }) => sum + ranks.reduce((all, { from, to }) => all + to - from, 0), 0)
}

/** Document frequencies and names summed over the parts; a term of no part weighs as if one article had it. */
function weigh(parts: readonly Part[], hashes: readonly number[], places: Map<number, number>): QueryTerm[] {
  const articles = parts.reduce((sum, part) => sum + part.reader.header.articles, 0)
  return hashes.map((hash, i) => {
    let df = 0
    let names = 0
    for (const { entries } of parts) {
      const entry = entries[i]
      if (!entry) continue
      df += entry.df
      names += entry.df * entry.name
    }
    const name = df > 0 ? names / df : 0
    return { hash, places: places.get(hash) ?? 0, idf: idf(articles, Math.max(1, df)), name }
  })
}

async function collect(parts: readonly Part[], query: readonly QueryTerm[]): Promise<Tally[]> {
  const terms = new Map(query.map((term) => [term.hash, term]))
  const wanted = parts.map(({ entries }) =>
    entries.filter((entry): entry is TermEntry => entry !== null && terms.has(entry.hash)),
  )
  const spans = await Promise.all(parts.map((part, i) => part.reader.spans(wanted[i] ?? [], part.ranks)))
  const bytes = await Promise.all(parts.map((part, i) => part.reader.readSpans(spans[i] ?? [])))
  return parts.map((part, i) => tallyPart(part, spans[i] ?? [], bytes[i] ?? [], terms))
}

function tallyPart(
  part: Part,
  spans: readonly Span[],
  bytes: readonly Uint8Array[],
  terms: ReadonlyMap<number, QueryTerm>,
): Tally {
  const tally = new Tally(part.reader.header.articles)
  spans.forEach((span, i) => {
    const term = terms.get(span.entry.hash)
    const data = bytes[i]
    if (term && data)
      part.reader.visit(span, data, part.ranks, (rank, places) => tally.add(rank, places, term))
  })
  return tally
}

/** Rows of the articles that share most, as far as that can be said before their rows are read. */
async function readRows(
  parts: readonly Part[],
  tallies: readonly Tally[],
  page: NearPage,
): Promise<{ part: number; rank: number; row: TermRow }[]> {
  const all: Candidate[] = tallies.flatMap((tally, part) =>
    tally.touched.map((rank) => {
      const time = parts[part]?.reader.roughTime(rank) ?? null
      const sum = (tally.mass[rank] ?? 0) + (tally.title[rank] ?? 0)
      return { part, rank, rough: sum * timeFactor(page.time, time) }
    }),
  )
  all.sort((a, b) => b.rough - a.rough || a.part - b.part || a.rank - b.rank)
  const best = all.slice(0, candidates)
  const rows = await Promise.all(
    parts.map(async ({ reader }, part) => {
      const ranks = best.filter((one) => one.part === part).map((one) => one.rank)
      ranks.sort((a, b) => a - b)
      const read = await reader.rows(ranks)
      return read.map((row, i) => ({ part, rank: ranks[i] ?? 0, row }))
    }),
  )
  return rows.flat()
}
