import { describe, expect, it } from 'vitest'
import { readDateText } from './date-text.ts'

const iso = (text: string, monthFirst: boolean | null = null): string | null => {
  const date = readDateText(text, monthFirst)
  return date && new Date(date.seconds * 1000).toISOString().slice(0, 19)
}

describe('a date', () => {
  it.each([
    ['2026-11-24T10:00:00+02:00', '2026-11-24T08:00:00'],
    ['20261124T100000Z', '2026-11-24T10:00:00'],
    ['20261124100000', '2026-11-24T10:00:00'],
    ['20261124', '2026-11-24T00:00:00'],
    ['1795514400', '2026-11-24T10:00:00'],
    ['1795514400000', '2026-11-24T10:00:00'],
    ['Tue, 24 Nov 2026 10:00:00 GMT', '2026-11-24T10:00:00'],
    ['Tue Nov 24 10:00:00 CET 2026', '2026-11-24T09:00:00'],
    ['Tuesday, November 24, 2026, 12:06 PM', '2026-11-24T12:06:00'],
    ['November 24th, 2026', '2026-11-24T00:00:00'],
    ['24 de noviembre de 2026', '2026-11-24T00:00:00'],
    ['24 ноября 2026', '2026-11-24T00:00:00'],
    ['Di., 24.11.2026 - 14:45', '2026-11-24T14:45:00'],
    ['24.11.2026, 09:15:02', '2026-11-24T09:15:02'],
    ['2026年11月24日 13時22分', '2026-11-24T13:22:00'],
    ['2026년 11월 24일', '2026-11-24T00:00:00'],
  ])('may be written %s', (text, expected) => {
    expect(iso(text)).toBe(expected)
  })

  it.each(['', 'yesterday', '2026-13-01', '2026-02-30', '31.11.2026', '24 Foo 2026', '9'.repeat(5000)])(
    'is not %s',
    (text) => {
      expect(iso(text)).toBeNull()
    },
  )

  it('of numbers is read in the order that is known, or not at all', () => {
    expect(iso('03/04/2026')).toBeNull()
    expect(iso('03/04/2026', true)).toBe('2026-03-04T00:00:00')
    expect(iso('03/04/2026', false)).toBe('2026-04-03T00:00:00')
    expect(iso('11/24/2026', false)).toBe('2026-11-24T00:00:00')
  })
})

it('a zone is told from none', () => {
  const offset = (text: string) => readDateText(text)?.offset
  expect([offset('2026-11-24T10:00+05:30'), offset('2026-11-24T10:00Z')]).toEqual([330, 0])
  expect([offset('2026-11-24T10:00'), offset('2026-11-24')]).toEqual([null, null])
})
