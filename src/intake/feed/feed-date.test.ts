import { describe, expect, it } from 'vitest'
import { feedTime } from './feed-date.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000
const iso = (text: string) => {
  const time = feedTime(text, NOW)
  return time === null ? null : new Date(time * 1000).toISOString().slice(0, 19)
}

describe('the date of a feed item', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['Tue, 24 Nov 2026 10:00:00 GMT', '2026-11-24T10:00:00'],
    ['Tue, 24 Nov 2026 03:00:00 EST', '2026-11-24T08:00:00'],
    ['Tue, 24 Nov 2026 10:00:00 BST', '2026-11-24T09:00:00'],
    ['24 Nov 2026 10:00 +0530', '2026-11-24T04:30:00'],
    ['Tue, 24 Nov 2026 10:00:00', '2026-11-24T10:00:00'],
    ['2026-11-24T10:00:00', '2026-11-24T10:00:00'],
    ['2026-11-24 10:00:00', '2026-11-24T10:00:00'],
    ['2026-11-24T10:00:00+02:00', '2026-11-24T08:00:00'],
    ['2026-11-24', '2026-11-24T00:00:00'],
    ['Tuesday before last', null],
    ['', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['0001-01-01T00:00:00Z', null],
    ['9'.repeat(5000), null],
  ]
  it.each(cases)('%j is %j', (text, expected) => expect(iso(text)).toBe(expected))

  it('is now when it lies ahead by less than a day: a zone was wrong', () => {
    expect(iso('2026-11-24T20:00:00Z')).toBe('2026-11-24T12:00:00')
  })

  it('is unknown when it lies further ahead', () => {
    expect(iso('2027-11-24T12:00:00Z')).toBeNull()
  })
})
