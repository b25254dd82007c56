/** What a search may skip: upper bounds on the similarity of words, which hold whatever numbers the formula uses. */
import { WEIGHT } from './byte-scale.ts'
import {
  LOCATION_WEIGHT,
  type Norms,
  norms,
  type QueryTerm,
  showTimeFactor,
  Tally,
  wordSimilarity,
} from './similarity.ts'
import { IN_EXCERPT, IN_TITLE } from './terms-of.ts'

/**
 * Similarity of an article that has exactly these of a page's terms, where the page has them. No article that shares no
 * other term is more similar: every sum is the largest possible, every norm the smallest that goes with it.
 */
export function mostWith(terms: readonly QueryTerm[], page: Norms): number {
  const tally = new Tally(1)
  for (const term of terms) tally.add(0, term.locations, term)
  return wordSimilarity(tally, 0, page, norms(terms))
}

/**
 * Upper bound for an article whose sums are in a slot and whose norms are not known yet: they are no less than what its
 * shared terms amount to, rounded as in a row. `rest` are terms that it may share too.
 */
export function mostSimilar(page: Norms, rest: readonly QueryTerm[]): (tally: Tally, slot: number) => number {
  const more = mostOf(rest)
  const sums = new Tally(1)
  return (tally, slot) => {
    addUp(sums, tally, slot, more)
    const norm = Math.sqrt((tally.dot[slot] ?? 0) * LEAST_SHARE)
    const titleWeight = tally.articleTitle[slot] ?? 0
    const article = { norm: asInRow(norm), titleWeight: asInRow(titleWeight), titleNames: 0 }
    return wordSimilarity(sums, 0, page, article)
  }
}

/** A term weighs at least this much of its weight in the page, so a sum of squares at least this much of the products. */
const LEAST_SHARE = Math.min(...LOCATION_WEIGHT.slice(1)) / Math.max(...LOCATION_WEIGHT)

/** Rounded as in a row, and not 0: a share of nothing would count as none. */
const asInRow = (weight: number): number => WEIGHT.unpack(Math.max(1, WEIGHT.pack(weight)))

/** The largest sums that an article can get from `terms`: it has all of them in its title and its excerpt. */
export function mostOf(terms: readonly QueryTerm[]): Tally {
  const tally = new Tally(1)
  for (const term of terms) tally.add(0, IN_TITLE | IN_EXCERPT, term)
  return tally
}

/** Puts the sums of a slot and of `more` into `into`. */
export function addUp(into: Tally, tally: Tally, slot: number, more: Tally): void {
  into.dot[0] = (tally.dot[slot] ?? 0) + (more.dot[0] ?? 0)
  into.mass[0] = (tally.mass[slot] ?? 0) + (more.mass[0] ?? 0)
  into.title[0] = (tally.title[slot] ?? 0) + (more.title[0] ?? 0)
  into.pageTitle[0] = (tally.pageTitle[slot] ?? 0) + (more.pageTitle[0] ?? 0)
  into.articleTitle[0] = (tally.articleTitle[slot] ?? 0) + (more.articleTitle[0] ?? 0)
  into.pageNames[0] = (tally.pageNames[slot] ?? 0) + (more.pageNames[0] ?? 0)
  into.articleNames[0] = (tally.articleNames[slot] ?? 0) + (more.articleNames[0] ?? 0)
}

/** How many of `terms`, in their order, are essential: an article that shares none of them stays below `least`. */
export function essentialTerms(terms: readonly QueryTerm[], page: Norms, least: number): number {
  let [low, high] = [0, terms.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (mostWith(terms.slice(middle), page) < least) high = middle
    else low = middle + 1
  }
  return low
}

/** Seconds, at most `limit`, beyond which an article stays below `least` however similar it is. */
export function reach(least: number, limit: number): number {
  let [low, high] = [0, limit]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (showTimeFactor(0, middle) >= least) low = middle
    else high = middle
  }
  return high
}
