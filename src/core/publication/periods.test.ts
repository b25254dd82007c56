import { describe, expect, it } from 'vitest'
import { isPeriod, periodOf, supersedes } from './periods.ts'
import { MAX_PARTS } from './publication.ts'

const at = (text: string) => Date.parse(text) / 1000
const NOW = at('2026-11-24T12:00:00Z')

describe('the part of an article', () => {
  const cases: readonly (readonly [string | null, string])[] = [
    ['2026-11-24T11:59:59Z', '2026-11'],
    ['2026-01-01T00:00:00Z', '2026-01'],
    ['2025-12-31T23:59:59Z', '2025'],
    ['2016-01-01T00:00:00Z', '2016'],
    ['2015-12-31T23:59:59Z', 'to-2015'],
    ['1066-10-14T00:00:00Z', 'to-2015'],
    ['2031-06-01T00:00:00Z', '2026-11'],
    [null, 'undated'],
  ]
  it.each(cases)('%s is in %s', (text, period) => {
    expect(periodOf(text === null ? null : at(text), NOW)).toBe(period)
  })

  it('is one of at most 24, whatever the articles', () => {
    const december = at('2026-12-31T00:00:00Z')
    const days = Array.from({ length: 60 * 366 }, (_, day) => december - day * 86_400)
    const parts = new Set([null, ...days].map((time) => periodOf(time, december)))
    expect(parts.size).toBeLessThanOrEqual(MAX_PARTS)
    expect([...parts].every(isPeriod)).toBe(true)
  })
})

it('a part given by hand is a month, a year, the years before, or undated', () => {
  expect(['2025', '2026-11', 'to-2015', 'undated'].every(isPeriod)).toBe(true)
  expect(['', '26-11', '2026-13', '2026-11-24', 'all', '../x'].some(isPeriod)).toBe(false)
})

it('a closed year takes the place of its months, and the years before that of single years', () => {
  const pairs: readonly (readonly [string, string, boolean])[] = [
    ['2026', '2026-11', true],
    ['2026', '2025-11', false],
    ['2026', '2026', false],
    ['2026-11', '2026', false],
    ['to-2016', '2016', true],
    ['to-2016', '2016-03', true],
    ['to-2016', 'to-2015', true],
    ['to-2016', '2017', false],
    ['to-2015', 'to-2016', false],
    ['to-2016', 'undated', false],
    ['undated', '2016', false],
    ['all', 'all', false],
  ]
  for (const [period, other, expected] of pairs)
    expect([period, other, supersedes(period, other)]).toEqual([period, other, expected])
})
