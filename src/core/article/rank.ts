/** The rank of a score, in its index or in its story. */
import type { ScoreRank } from './types.ts'

/**
 * Scores in ascending order with how many articles have each. When `exact` is false, neighbouring scores are grouped: a value
 * stands for the scores above the value before it, up to itself.
 */
export type Distribution = {
  readonly min: number
  readonly values: readonly number[]
  readonly counts: readonly number[]
  readonly exact: boolean
}

/** From this many scored articles on, a score is ranked in its index; below, in its story. */
export const RANKED_IN_INDEX_FROM = 100
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** How many articles are scored in all `parts`. */
export const scoredIn = (parts: readonly Distribution[]): number =>
  parts.reduce((sum, { counts }) => sum + total(counts), 0)

/** Of every 100 scored articles in all `parts`, how many `quality` stands above: mid-rank, rounded. */
export function above(parts: readonly Distribution[], quality: number): number {
  let below = 0
  let scored = 0
  for (const { values, counts, exact } of parts) {
    scored += total(counts)
    const at = values.findIndex((value) => value >= quality)
    const end = at < 0 ? values.length : at
    below += total(counts.slice(0, end))
    if (at >= 0 && (!exact || values[at] === quality)) below += (counts[at] ?? 0) / 2
  }
  return scored === 0 ? 0 : Math.round((100 * below) / scored)
}

/**
 * The rank of a score: in the index from 100 scored articles on, else among the scores of its story, the page's own included.
 * Null for an article that is not scored.
 */
export function rankOf(
  quality: number | null,
  index: { readonly parts: readonly Distribution[]; readonly scored: number },
  story: readonly (number | null)[],
): ScoreRank | null {
  if (quality === null) return null
  if (index.scored >= RANKED_IN_INDEX_FROM)
    return { in: 'index', above: above(index.parts, quality), of: index.scored }
  const scores = story.filter((score) => score !== null)
  const higher = scores.filter((score) => score > quality).length
  const same = scores.filter((score) => score === quality).length
  return { in: 'story', rank: higher + 1, tied: same > 1, of: scores.length }
}

/** The distributions of the parts that have one. */
export const distributionsOf = (parts: readonly (Distribution | null)[]): Distribution[] =>
  parts.filter((part) => part !== null)
