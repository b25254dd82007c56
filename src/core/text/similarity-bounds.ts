/** What a search may leave out: bounds on likeness that follow from the formula, whatever its numbers are. */

import { likeness, type Norms, norms, placeFactor, type QueryTerm, Tally, timeFactor } from './similarity.ts'
import { inExcerpt, inTitle } from './terms-of.ts'
import { packWeight, unpackWeight } from './weight-byte.ts'

/**
 * The likeness of an article that holds just these of a page's terms, where the page has them. No article that shares no
 * other term is more alike: every sum is the largest there is, every norm the least that goes with it.
 */
export function mostWith(terms: readonly QueryTerm[], page: Norms): number {
  const tally = new Tally(1)
  for (const term of terms) tally.add(0, term.places, term)
  return likeness(tally, 0, page, norms(terms))
}

/**
 * The most that an article is alike whose sums are in a slot and whose norms are not known: they are no less than what the terms
 * that it shares make of them, each as a row says it. `rest` are terms that it may share too.
 */
export function mostAlike(page: Norms, rest: readonly QueryTerm[]): (tally: Tally, slot: number) => number {
  const more = mostOf(rest)
  const sums = new Tally(1)
  return (tally, slot) => {
    addUp(sums, tally, slot, more)
    const norm = Math.sqrt((tally.dot[slot] ?? 0) * leastShare)
    const titleWeight = tally.articleTitle[slot] ?? 0
    return likeness(sums, 0, page, { norm: asInRow(norm), titleWeight: asInRow(titleWeight), titleNames: 0 })
  }
}

/** A term's weight in an article is at least this much of its weight in the page, so a sum of squares at least that of products. */
const leastShare = Math.min(...placeFactor.slice(1)) / Math.max(...placeFactor)

/** As a row says it; of nothing known as the least that is not nothing, for a share of nothing would count as none. */
const asInRow = (weight: number): number => unpackWeight(Math.max(1, packWeight(weight)))

/** The largest sums that an article can get from `terms`: it has them all, in its title and its excerpt. */
export function mostOf(terms: readonly QueryTerm[]): Tally {
  const tally = new Tally(1)
  for (const term of terms) tally.add(0, inTitle | inExcerpt, term)
  return tally
}

/** Puts the sums of a slot and of `more` into `into`: with `mostOf` what is not counted yet, the most that can come of it. */
export function addUp(into: Tally, tally: Tally, slot: number, more: Tally): void {
  into.dot[0] = (tally.dot[slot] ?? 0) + (more.dot[0] ?? 0)
  into.mass[0] = (tally.mass[slot] ?? 0) + (more.mass[0] ?? 0)
  into.title[0] = (tally.title[slot] ?? 0) + (more.title[0] ?? 0)
  into.pageTitle[0] = (tally.pageTitle[slot] ?? 0) + (more.pageTitle[0] ?? 0)
  into.articleTitle[0] = (tally.articleTitle[slot] ?? 0) + (more.articleTitle[0] ?? 0)
  into.pageNames[0] = (tally.pageNames[slot] ?? 0) + (more.pageNames[0] ?? 0)
  into.articleNames[0] = (tally.articleNames[slot] ?? 0) + (more.articleNames[0] ?? 0)
}

/** How many of `terms`, in their order, are needed so that who shares none of them stays below `least`. */
export function essentialTerms(terms: readonly QueryTerm[], page: Norms, least: number): number {
  let [low, high] = [0, terms.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (mostWith(terms.slice(middle), page) < least) high = middle
    else low = middle + 1
  }
  return low
}

/** Seconds, at most `limit`, beyond which an article of another time stays below `least`, however alike. */
export function reach(least: number, limit: number): number {
  let [low, high] = [0, limit]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (timeFactor(0, middle) >= least) low = middle
    else high = middle
  }
  return high
}
