/** Where scores stand on the strip. */
import { describe, expect, it } from 'vitest'
import type { QualityScale } from '../../core/article/types.ts'
import { densityPath, stripGeometry } from './strip.ts'

const few: QualityScale = { scored: 6, min: 0, max: 200, median: 68, density: [1, 2] }
const many: QualityScale = { ...few, scored: 100 }
const shapeOf = (here: number | null, others: readonly number[], scale: QualityScale | null = few) => {
  const shape = stripGeometry(here, others, scale)
  if (shape === null) throw new Error('There is no strip.')
  return shape
}

describe('a strip', () => {
  it.each([
    ['there is one score', 71, []],
    ['all scores are equal', 71, [71, 71]],
    ['nothing is scored', null, []],
  ])('is not drawn when %s', (_when, here, others) => {
    expect(stripGeometry(here, others, many)).toBeNull()
  })

  it('runs from the lowest to the highest score of the story below 100 scored articles, without a density', () => {
    expect(shapeOf(71, [40, 105])).toMatchObject({ low: 40, high: 105, density: null })
  })

  it('runs over the whole index from 100 scored articles on, and further if the story does', () => {
    expect(shapeOf(71, [40, 250], many)).toMatchObject({ low: 0, high: 250 })
    expect(shapeOf(71, [40, 250], many).density).not.toBeNull()
  })

  it('shows the median if it is on the axis', () => {
    expect(shapeOf(null, [0, 136]).median).toEqual({ x: 0.5, value: 68 })
    expect(shapeOf(null, [70, 136]).median).toBeNull()
    expect(shapeOf(null, [70, 136], null).median).toBeNull()
  })
})

describe('dots', () => {
  it('are stacked if they would overlap, with the page’s at the bottom', () => {
    const { here, dots, rise } = shapeOf(50, [0, 50, 51, 100])
    expect(here).toEqual({ x: 0.5, y: 0 })
    expect(dots.map(({ y }) => y)).toEqual([0, 1, 2, 0])
    expect(rise).toBe(2)
  })

  it('stay on the axis if they do not overlap', () => {
    expect(shapeOf(50, [0, 54, 100]).dots.map(({ y }) => y)).toEqual([0, 0, 0])
  })

  it('raise the page’s label only if they would be behind it', () => {
    expect(shapeOf(50, [0, 50, 100]).hereLabel).toBe(1)
    expect(shapeOf(50, [0, 0, 100]).hereLabel).toBe(0)
  })
})

describe('the density', () => {
  it('is a closed curve that is highest at the largest count', () => {
    expect(densityPath([1, 4, 0])).toBe('M0 30L0 23Q16.7 23 33.4 12.5Q50 2 66.7 16L83.3 30L100 30L100 30Z')
  })

  it('is null without counts', () => {
    expect([densityPath([]), densityPath([0, 0])]).toEqual([null, null])
  })
})
