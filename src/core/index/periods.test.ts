import { describe, expect, it } from 'vitest'
import { isPeriod, partsOf, periodOf } from './periods.ts'

const at = (text: string) => Date.parse(text) / 1000
const NOW = at('2026-11-24T12:00:00Z')

describe('the period of an article', () => {
  const cases: readonly (readonly [string | null, string])[] = [
    ['2026-11-24T11:59:59Z', '2026-11'],
    ['2026-01-01T00:00:00Z', '2026-01'],
    ['2025-12-31T23:59:59Z', '2025'],
    ['1999-06-01T00:00:00Z', '1999'],
    ['2031-06-01T00:00:00Z', '2026-11'],
    [null, 'undated'],
  ]
  it.each(cases)('%s is in %s', (text, period) => {
    expect(periodOf(text === null ? null : at(text), NOW)).toBe(period)
  })
})

describe('the parts of an index', () => {
  const years = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)

  it('are its periods while they are at most 24', () => {
    const periods = [...years(2015, 2025), ...months, 'undated']
    expect([...partsOf(periods).values()].sort()).toEqual([...periods].sort())
  })

  it('are 24 at most: the oldest years become one', () => {
    const parts = partsOf([...years(1990, 2025), ...months, 'undated'])
    expect(new Set(parts.values()).size).toBe(24)
    expect(parts.get('1990')).toBe('to-2015')
    expect(parts.get('2015')).toBe('to-2015')
    expect(parts.get('2016')).toBe('2016')
    expect(parts.get('2026-11')).toBe('2026-11')
  })
})

it('a period given by hand is a year, a month or undated', () => {
  expect(['2025', '2026-11', 'undated'].every(isPeriod)).toBe(true)
  expect(['', '26-11', '2026-13', '2026-11-24', 'all', '../x'].some(isPeriod)).toBe(false)
})
