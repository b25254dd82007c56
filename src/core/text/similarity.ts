/** How alike a page and an article are: the formula, and the sums it needs. Used by the builder and by near matches. */

import { ln } from './ln.ts'
import { inExcerpt, inTitle } from './terms-of.ts'

/** How much a term counts by where it stands: nowhere, title, excerpt, both. */
export const placeFactor: readonly number[] = [0, 1, 0.8, 1.15]

/** An index of fewer articles is too small to say that a word is as rare as can be. */
const knowingArticles = 1000

/**
 * How rare a term is, 0 to 1: its inverse document frequency over that of a term which one article has. Relative, so
 * that sums mean the same in an index of a thousand articles and in one of a million.
 */
export function idf(articles: number, df: number): number {
  return ln(1 + articles / df) / ln(1 + Math.max(knowingArticles, articles))
}

/** A term of a page: its weight in the page, and what it takes to weigh it in an article. */
export type QueryTerm = {
  readonly hash: number
  readonly places: number
  readonly idf: number
  /** How much of a name it is, 0 to 1. */
  readonly name: number
}

/** How much a term counts as a name: squared, so that a word which is sometimes capitalised hardly does. */
export const nameWeight = (rarity: number, name: number): number => rarity * name * name

/** Of a text: the square root of the summed squares of its weights, the rarity of its title's terms, the same of their names. */
export type Norms = { readonly norm: number; readonly titleWeight: number; readonly titleNames: number }

export function norms(terms: readonly QueryTerm[]): Norms {
  let all = 0
  let title = 0
  let names = 0
  for (const term of terms) {
    const weight = term.idf * (placeFactor[term.places] ?? 0)
    all += weight * weight
    if (!(term.places & inTitle)) continue
    title += term.idf
    names += nameWeight(term.idf, term.name)
  }
  return { norm: Math.sqrt(all), titleWeight: title, titleNames: names }
}

/** By places of a term in an article: what it adds to the mass they share and to the rarity of both titles. */
export function sharedWeights(term: QueryTerm): number[] {
  const mine = term.idf * (placeFactor[term.places] ?? 0)
  return placeFactor.map((factor, places) => {
    const mass = Math.min(mine, term.idf * factor)
    return mass + (places & term.places & inTitle ? term.idf : 0)
  })
}

/** Sums over the terms a page shares with an article, by slot. */
export class Tally {
  readonly dot: Float32Array
  readonly mass: Float32Array
  /** Rarity of the terms that stand in both titles; in the page's title and anywhere in the article; the other way round. */
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

  add(slot: number, places: number, term: QueryTerm): void {
    const mine = term.idf * (placeFactor[term.places] ?? 0)
    const theirs = term.idf * (placeFactor[places] ?? 0)
    this.dot[slot] = (this.dot[slot] ?? 0) + mine * theirs
    this.mass[slot] = (this.mass[slot] ?? 0) + Math.min(mine, theirs)
    const named = nameWeight(term.idf, term.name)
    if (term.places & inTitle) {
      this.pageTitle[slot] = (this.pageTitle[slot] ?? 0) + term.idf
      this.pageNames[slot] = (this.pageNames[slot] ?? 0) + named
    }
    if (places & inTitle) {
      this.articleTitle[slot] = (this.articleTitle[slot] ?? 0) + term.idf
      this.articleNames[slot] = (this.articleNames[slot] ?? 0) + named
    }
    if (places & term.places & inTitle) this.title[slot] = (this.title[slot] ?? 0) + term.idf
  }
}

const halfSeconds = 4 * 86_400
const undatedFactor = 0.8
/** Shared mass at which more says nothing more: six and a half terms of one article each, in both titles. */
const fullMass = 6.5
/** What each part of the likeness counts; 1 in all. */
const share = { mass: 0.42, title: 0.26, cosine: 0.16, coverage: 0.16 } as const
/** Most that names which tell two titles apart take away. */
const conflictFactor = 0.1

/** Likeness in time: 1 at the same moment, a half at 4 days; 0.8 when either is undated. */
export function timeFactor(a: number | null, b: number | null): number {
  if (a === null || b === null) return undatedFactor
  return 1 / (1 + Math.abs(a - b) / halfSeconds)
}

/**
 * Likeness of a page and the article in `slot`, 0 to 1, before time:
 * 0.42 shared mass (sum of the smaller weights, full at 6.5) + 0.26 titles (shared rarity over all rarity of both)
 * + 0.16 cosine + 0.16 coverage (how much of each title the other text has, geometric mean); up to a tenth less when each
 * title names what the other text does not, as "Oregon" and "Tennessee" do in headlines of one pattern.
 */
export function likeness(tally: Tally, slot: number, page: Norms, article: Norms): number {
  const both = tally.title[slot] ?? 0
  const mass = Math.min(1, (tally.mass[slot] ?? 0) / fullMass)
  const title = over(both, page.titleWeight + article.titleWeight - both)
  const cosine = over(tally.dot[slot] ?? 0, page.norm * article.norm)
  const ofPage = over(tally.pageTitle[slot] ?? 0, page.titleWeight)
  const ofArticle = over(tally.articleTitle[slot] ?? 0, article.titleWeight)
  const coverage = Math.sqrt(ofPage * ofArticle)
  const pageOnly = page.titleNames - (tally.pageNames[slot] ?? 0)
  const articleOnly = article.titleNames - (tally.articleNames[slot] ?? 0)
  const conflict = Math.min(1, Math.max(0, Math.min(pageOnly, articleOnly)))
  const sum = share.mass * mass + share.title * title + share.cosine * cosine + share.coverage * coverage
  return sum * (1 - conflictFactor * conflict)
}

function over(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0
}

/** The terms that say most, at most `limit`: heaviest first, the hash decides a tie. */
export function heaviest<T extends QueryTerm>(terms: readonly T[], limit: number): T[] {
  const weight = (term: QueryTerm): number => term.idf * (placeFactor[term.places] ?? 0)
  return [...terms].sort((a, b) => weight(b) - weight(a) || a.hash - b.hash).slice(0, limit)
}

export { inExcerpt, inTitle }
