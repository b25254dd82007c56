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
    ['2026-11-24 10:00:00+03:00', '2026-11-24T07:00:00'],
    ['2026-11-24 10:00:00 +03:00', '2026-11-24T07:00:00'],
    ['2026-11-24T10:00:00.123-0500', '2026-11-24T12:00:00'],
    ['20261123T100000Z', '2026-11-23T10:00:00'],
    ['Mon, 23 Nov 2026 09:30:00 +01:00', '2026-11-23T08:30:00'],
    ['Mon, 23 Nov 26 09:30:00 UTC+2', '2026-11-23T07:30:00'],
    ['Monday, November 23, 2026 04:42 PM', '2026-11-23T16:42:00'],
    ['Mon, 23 Nov 2026 12:05 am EST', '2026-11-23T05:05:00'],
    ['lun, 16 nov 2026 00:38:15 +0100', '2026-11-15T23:38:15'],
    ['Seg, 14 Set 2026 19:42:40 -0300', '2026-09-14T22:42:40'],
    ['Mo, 23. März 2026 10:00', '2026-03-23T10:00:00'],
    ['23 de noviembre de 2026 10:00', '2026-11-23T10:00:00'],
    ['вт, 24 ноя 2026 10:00:00 +0300', '2026-11-24T07:00:00'],
    ['st, 8 červenec 2026 10:00', '2026-07-08T10:00:00'],
    ['23.11.2026 10:00', '2026-11-23T10:00:00'],
    ['11/23/2026 10:00', '2026-11-23T10:00:00'],
    ['2026年11月23日 10:00', '2026-11-23T10:00:00'],
    ['03/04/2026 10:00', null],
    ['Mon, 31 Feb 2026 10:00:00 GMT', null],
    ['Mon, 23 Nov 2026 31:00:00 GMT', null],
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
