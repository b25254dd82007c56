/** The geometry of the strip: positions of scores on the axis, stacks of dots, and the index's density behind them. */
import type { QualityScale } from '../../core/article/types.ts'

/** Dots closer than this share of the width are stacked. */
const NEAR = 0.034
/** Half the width of the "this page" label, as a share of the strip. */
const LABEL = 0.1
/** From this many scored articles on, the axis covers the whole index instead of the story. */
export const ENOUGH_SCORED = 100

/** `x` is 0 to 1 from the left in every language; `y` counts dots from the axis. */
type Dot = { readonly x: number; readonly y: number }
export type StripGeometry = {
  readonly low: number
  readonly high: number
  readonly dots: readonly Dot[]
  readonly here: Dot | null
  /** Height of the "this page" label: above every dot it would cover. */
  readonly hereLabel: number
  /** The index's median, if it lies on the axis. */
  readonly median: { readonly x: number; readonly value: number } | null
  /** The highest stack. */
  readonly rise: number
  /** An SVG path in a box of 100 by 30, from 100 scored articles on. */
  readonly density: string | null
}

/** Stacks dots in order. Each takes the lowest free position. */
const stack = (xs: readonly number[], taken: Dot[]): Dot[] =>
  xs.map((x) => {
    let y = 0
    while (taken.some((dot) => dot.y === y && Math.abs(dot.x - x) < NEAR)) y += 1
    const dot = { x, y }
    taken.push(dot)
    return dot
  })

const round = (value: number) => Math.round(value * 10) / 10

/** A smooth curve through the middles of the counts, or null without counts. */
export const densityPath = (counts: readonly number[]): string | null => {
  const top = Math.max(0, ...counts)
  if (top === 0) return null
  const points = counts.map((count, index) => ({
    x: round(((index + 0.5) / counts.length) * 100),
    y: round(30 - (count / top) * 28),
  }))
  const curve = points.map((point, index) => {
    const next = points[index + 1]
    return next
      ? `Q${point.x} ${point.y} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`
      : `L${point.x} ${point.y}`
  })
  const [first] = points
  return first ? `M0 30L0 ${first.y}${curve.join('')}L100 ${points.at(-1)?.y ?? 30}L100 30Z` : null
}

const axisOf = (scores: readonly number[], scale: QualityScale | null): { low: number; high: number } => {
  const low = Math.min(...scores)
  const high = Math.max(...scores)
  if (scale === null || scale.scored < ENOUGH_SCORED) return { low, high }
  return { low: Math.min(low, scale.min), high: Math.max(high, scale.max) }
}

/**
 * The strip of a story's scores, or null if there is only one score or all are equal.
 * @param here the page's own score. @param others the scores of every other article of the story. @param scale the index's.
 */
export const stripGeometry = (
  here: number | null,
  others: readonly number[],
  scale: QualityScale | null,
): StripGeometry | null => {
  const scores = here === null ? others : [here, ...others]
  if (new Set(scores).size < 2) return null
  const { low, high } = axisOf(scores, scale)
  const at = (value: number) => (value - low) / (high - low)
  const taken: Dot[] = []
  const [mine] = here === null ? [] : stack([at(here)], taken)
  const dots = stack([...others].sort((a, b) => a - b).map(at), taken)
  const under = mine ? dots.filter((dot) => Math.abs(dot.x - mine.x) < LABEL).map((dot) => dot.y) : []
  const median = scale && scale.median >= low && scale.median <= high ? scale.median : null
  return {
    low,
    high,
    dots,
    here: mine ?? null,
    hereLabel: Math.max(0, ...under),
    median: median === null ? null : { x: at(median), value: median },
    rise: Math.max(0, ...dots.map((dot) => dot.y)),
    density: scale && scale.scored >= ENOUGH_SCORED ? densityPath(scale.density) : null,
  }
}
