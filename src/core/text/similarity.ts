/** How similar a page and an article are: the formula, and the sums it needs. Used by the builder and by near matches. */
import { ln } from './ln.ts'
import { IN_TITLE } from './terms-of.ts'

/** Weight of a term by its location bits: nowhere, title, excerpt, both. */
export const LOCATION_WEIGHT: readonly number[] = [0, 1, 0.8, 1.15]

/** An index of fewer articles is too small to call a word as rare as can be. */
const LEAST_ARTICLES = 1000

/**
 * Rarity of a term, 0 to 1: its inverse document frequency over that of a term which one article has. It is relative, so
 * that sums mean the same in an index of a thousand articles and in one of a million.
 */
export function idf(articles: number, df: number): number {
  return ln(1 + articles / df) / ln(1 + Math.max(LEAST_ARTICLES, articles))
}

/** A term of a page. */
export type QueryTerm = {
  readonly hash: number
  /** Location bits in the page. */
  readonly locations: number
  readonly idf: number
  /** How much of a name it is, 0 to 1. */
  readonly name: number
}

/** Squared, so that a word which is sometimes capitalised hardly counts as a name. */
export const nameWeight = (rarity: number, name: number): number => rarity * name * name

/** Of a text: the root of the summed squares of its weights, the summed rarity of its title's terms, the same of names. */
export type Norms = { readonly norm: number; readonly titleWeight: number; readonly titleNames: number }

export function norms(terms: readonly QueryTerm[]): Norms {
  let all = 0
  let title = 0
  let names = 0
  for (const term of terms) {
    const weight = term.idf * (LOCATION_WEIGHT[term.locations] ?? 0)
    all += weight * weight
    if (!(term.locations & IN_TITLE)) continue
    title += term.idf
    names += nameWeight(term.idf, term.name)
  }
  return { norm: Math.sqrt(all), titleWeight: title, titleNames: names }
}

/** By location bits of a term in an article: what it adds to the shared mass and to the shared rarity of both titles. */
export function sharedWeights(term: QueryTerm): number[] {
  const mine = term.idf * (LOCATION_WEIGHT[term.locations] ?? 0)
  return LOCATION_WEIGHT.map((weight, locations) => {
    const mass = Math.min(mine, term.idf * weight)
    return mass + (locations & term.locations & IN_TITLE ? term.idf : 0)
  })
}

/** Sums over the terms a page shares with an article, by slot. */
export class Tally {
  readonly dot: Float32Array
  readonly mass: Float32Array
  /** Rarity of the terms in both titles; in the page's title and anywhere in the article; the other way round. */
  readonly title: Float32Array
  readonly pageTitle: Float32Array
  readonly articleTitle: Float32Array
  /** The last two again, of names. */
  readonly pageNames: Float32Array
  readonly articleNames: Float32Array

  constructor(slots: number) {
    this.dot = new Float32Array(slots)
    this.mass = new Float32Array(slots)
    this.title = new Float32Array(slots)
    this.pageTitle = new Float32Array(slots)
    this.articleTitle = new Float32Array(slots)
    this.pageNames = new Float32Array(slots)
    this.articleNames = new Float32Array(slots)
  }

  add(slot: number, locations: number, term: QueryTerm): void {
    const mine = term.idf * (LOCATION_WEIGHT[term.locations] ?? 0)
    const theirs = term.idf * (LOCATION_WEIGHT[locations] ?? 0)
    this.dot[slot] = (this.dot[slot] ?? 0) + mine * theirs
    this.mass[slot] = (this.mass[slot] ?? 0) + Math.min(mine, theirs)
    const named = nameWeight(term.idf, term.name)
    if (term.locations & IN_TITLE) {
      this.pageTitle[slot] = (this.pageTitle[slot] ?? 0) + term.idf
      this.pageNames[slot] = (this.pageNames[slot] ?? 0) + named
    }
    if (locations & IN_TITLE) {
      this.articleTitle[slot] = (this.articleTitle[slot] ?? 0) + term.idf
      this.articleNames[slot] = (this.articleNames[slot] ?? 0) + named
    }
    if (locations & term.locations & IN_TITLE) this.title[slot] = (this.title[slot] ?? 0) + term.idf
  }
}

const DAY = 86_400
const UNDATED_FACTOR = 0.8

/** For ranking: 1 at the same moment, a half at 4 days; 0.8 when either is undated. Times in seconds. */
export function timeFactor(a: number | null, b: number | null): number {
  if (a === null || b === null) return UNDATED_FACTOR
  return 1 / (1 + Math.abs(a - b) / (4 * DAY))
}

/** For showing, and for the stories of an index: as `timeFactor`, but it falls faster after a few days. */
export function showTimeFactor(a: number | null, b: number | null): number {
  if (a === null || b === null) return UNDATED_FACTOR
  const days = Math.abs(a - b) / DAY
  return 1 / (1 + days / 8 + (days * days) / 9)
}

/** Shared mass beyond which more says nothing more: six and a half terms that one article each has, in both titles. */
const FULL_MASS = 6.5
/** What each part of the similarity of words counts; 1 in all. */
const SHARE = { mass: 0.44, title: 0.27, cosine: 0.21, coverage: 0.08 } as const
/** Most that names which tell two titles apart take away. */
const CONFLICT_SHARE = 0.2

/**
 * Similarity of the words of a page and of the article in `slot`, 0 to 1, before time: shared mass (sum of the smaller
 * weights), titles (shared rarity over all rarity of both), cosine, and coverage (how much of each title the other text
 * has, geometric mean). It is lower when each title names what the other text does not, as "Oregon" and "Tennessee" do in
 * headlines of one pattern.
 */
export function wordSimilarity(tally: Tally, slot: number, page: Norms, article: Norms): number {
  const both = tally.title[slot] ?? 0
  const mass = Math.min(1, (tally.mass[slot] ?? 0) / FULL_MASS)
  const title = share(both, page.titleWeight + article.titleWeight - both)
  const cosine = share(tally.dot[slot] ?? 0, page.norm * article.norm)
  const ofPage = share(tally.pageTitle[slot] ?? 0, page.titleWeight)
  const ofArticle = share(tally.articleTitle[slot] ?? 0, article.titleWeight)
  const coverage = Math.sqrt(ofPage * ofArticle)
  const pageOnly = page.titleNames - (tally.pageNames[slot] ?? 0)
  const articleOnly = article.titleNames - (tally.articleNames[slot] ?? 0)
  const conflict = Math.min(1, Math.max(0, Math.min(pageOnly, articleOnly)))
  const sum = SHARE.mass * mass + SHARE.title * title + SHARE.cosine * cosine + SHARE.coverage * coverage
  return sum * (1 - CONFLICT_SHARE * conflict)
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0
}

/** Grams count more for a page that is a headline alone: there is little else. */
const GRAM_SHARE = { headline: 0.3, described: 0.2 } as const

/** Similarity of words and of titles' grams together, 0 to 1. */
export function withGrams(words: number, grams: number, hasExcerpt: boolean): number {
  const part = hasExcerpt ? GRAM_SHARE.described : GRAM_SHARE.headline
  return (1 - part) * words + part * grams
}

/** At most `limit` terms, all of the title first, then the heaviest: a description never displaces a headline's terms. */
export function heaviest<T extends QueryTerm>(terms: readonly T[], limit: number): T[] {
  const weight = (term: QueryTerm): number => term.idf * (LOCATION_WEIGHT[term.locations] ?? 0)
  return [...terms]
    .sort(
      (a, b) =>
        (b.locations & IN_TITLE) - (a.locations & IN_TITLE) || weight(b) - weight(a) || a.hash - b.hash,
    )
    .slice(0, limit)
}
