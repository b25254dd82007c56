/** The quality scale: how the scores of an index are spread. */

import type { Distribution } from './rank.ts'
import type { QualityScale } from './types.ts'

/** Most values of a distribution: 512 groups place a score within a tenth of a hundredth. */
const VALUES = 512
/** Steps of the drawn distribution. */
const STEPS = 40

/** The distribution of scores, or null without scores. Sorts its input in place. */
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

/** Halved first, because the sum of two scores may overflow. */
const middle = (a: number, b: number): number => a / 2 + b / 2

function medianOf(groups: readonly { value: number; count: number }[], scored: number): number {
  const at = (rank: number): number => {
    let seen = 0
    for (const { value, count } of groups) {
      seen += count
      if (seen > rank) return value
    }
    return 0
  }
  return middle(at(Math.floor((scored - 1) / 2)), at(Math.floor(scored / 2)))
}

/** The median of a provider's scores; null below 5 of them. */
export function usualOf(scores: readonly number[]): number | null {
  if (scores.length < 5) return null
  const sorted = [...scores].sort((a, b) => a - b)
  const half = sorted.length / 2
  return middle(sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0)
}
