/** The quality scale: how the scores of an index are spread, and where one of them stands. */
import type { Place, QualityScale } from '../index/types.ts'

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

/** Most values of a distribution: 512 groups place a score within a tenth of a hundredth. */
const VALUES = 512
/** From this many scored articles on, a score is placed in the index; below, in its story. */
export const PLACED_FROM = 100
/** Steps of the drawn distribution. */
const STEPS = 40

/** The distribution of scores; they are sorted in place. Null when there is none. */
export function distribute(scores: Float64Array): Distribution | null {
  if (scores.length === 0) return null
  scores.sort()
  const values: number[] = []
  const counts: number[] = []
  for (const score of scores) {
    if (values.at(-1) === score) counts.push((counts.pop() ?? 0) + 1)
    else {
      values.push(score)
      counts.push(1)
    }
  }
  const min = values[0] ?? 0
  if (values.length <= VALUES) return { min, values, counts, exact: true }
  return { min, ...group(values, counts, scores.length), exact: false }
}

/** Groups of about equally many articles, each named by its highest score. */
function group(values: readonly number[], counts: readonly number[], scored: number) {
  const grouped: number[] = []
  const sizes: number[] = []
  let size = 0
  let before = 0
  values.forEach((value, i) => {
    size += counts[i] ?? 0
    const full = before + size >= ((grouped.length + 1) * scored) / VALUES
    if (!full && i < values.length - 1) return
    grouped.push(value)
    sizes.push(size)
    before += size
    size = 0
  })
  return { values: grouped, counts: sizes }
}

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

/** The scale of an index of several parts; null when nothing in it is scored. */
export function scaleOf(parts: readonly Distribution[]): QualityScale | null {
  const groups = parts
    .flatMap(({ values, counts }) => values.map((value, i) => ({ value, count: counts[i] ?? 0 })))
    .sort((a, b) => a.value - b.value)
  const scored = groups.reduce((sum, { count }) => sum + count, 0)
  if (scored === 0) return null
  const min = Math.min(...parts.map((part) => part.min))
  const max = groups.at(-1)?.value ?? min
  const density = new Array<number>(STEPS).fill(0)
  for (const { value, count } of groups) {
    const step = max === min ? 0 : Math.min(STEPS - 1, Math.floor(((value - min) / (max - min)) * STEPS))
    density[step] = (density[step] ?? 0) + count
  }
  return { scored, min, max, median: medianOf(groups, scored), density }
}

function medianOf(groups: readonly { value: number; count: number }[], scored: number): number {
  const at = (rank: number): number => {
    let seen = 0
    for (const { value, count } of groups) {
      seen += count
      if (seen > rank) return value
    }
    return 0
  }
  return (at(Math.floor((scored - 1) / 2)) + at(Math.floor(scored / 2))) / 2
}

/** The median of a provider's scores; null below 5 of them. */
export function usualOf(scores: readonly number[]): number | null {
  if (scores.length < 5) return null
  const sorted = [...scores].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

/**
 * Where a score stands: in the index from 100 scored articles on, else among the scores of its story, the page's own included.
 * Null for an article that is not scored.
 */
export function placeOf(
  quality: number | null,
  index: { readonly parts: readonly Distribution[]; readonly scored: number },
  story: readonly (number | null)[],
): Place | null {
  if (quality === null) return null
  if (index.scored >= PLACED_FROM)
    return { in: 'index', above: above(index.parts, quality), of: index.scored }
  const scores = story.filter((score) => score !== null)
  const higher = scores.filter((score) => score > quality).length
  const same = scores.filter((score) => score === quality).length
  return { in: 'story', rank: higher + 1, tied: same > 1, of: scores.length }
}

/** The distributions of the parts that have one. */
export const distributionsOf = (parts: readonly (Distribution | null)[]): Distribution[] =>
  parts.filter((part) => part !== null)
