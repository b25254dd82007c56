import { expect, test } from 'vitest'
import { readTime } from './time.ts'

const iso = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString())

test.each([
  ['2020-11-13T08:59:00Z', '2020-11-13T08:59:00.000Z'],
  ['2020-11-13T08:59:00.987Z', '2020-11-13T08:59:00.000Z'],
  ['2020-11-13T08:59Z', '2020-11-13T08:59:00.000Z'],
  ['2020-11-13T08:59:00+05:30', '2020-11-13T03:29:00.000Z'],
  ['2020-11-13T08:59:00-0800', '2020-11-13T16:59:00.000Z'],
  ['2020-11-13 08:59:00 +2', '2020-11-13T06:59:00.000Z'],
  ['2020-11-13 08:59:00', '2020-11-13T08:59:00.000Z'],
  ['2020-11-13', '2020-11-13T00:00:00.000Z'],
  ['2020-1-3', '2020-01-03T00:00:00.000Z'],
  ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
])('%s is %s', (text, expected) => {
  expect(iso(readTime(text))).toBe(expected)
})

test('a YAML date is a time', () => {
  expect(iso(readTime(new Date('2020-11-13T08:59:00Z')))).toBe('2020-11-13T08:59:00.000Z')
})

test.each([
  '',
  'yesterday',
  '2020-02-30',
  '2020-13-01',
  '2020-11-13T25:00:00Z',
  '13/11/2020',
  '0000-01-01',
  '2020',
])('%j is no time', (text) => {
  expect(readTime(text)).toBeNull()
})

test('an invalid Date has no time', () => {
  expect(readTime(new Date('x'))).toBeNull()
})
