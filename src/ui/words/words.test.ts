/** Number formats in each language. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from './languages.ts'
import { makeWords } from './words.ts'

const wordsOf = (language: (typeof LANGUAGES)[number]) =>
  makeWords(language, JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8')), 'UTC')

test('a number is rounded to its decimals and has the separators of the language', () => {
  expect(wordsOf('en').number(12_345.678, 1)).toBe('12,345.7')
  expect(wordsOf('de').number(12_345.678, 1)).toBe('12.345,7')
})

test.each(LANGUAGES)('in %s the largest possible number is no longer than a billion', (language) => {
  const { number } = wordsOf(language)
  for (const value of [999_999_999.4, 1e9, 123_456_789_012, 1e308, Number.MAX_VALUE])
    expect(number(value, 3).length).toBeLessThanOrEqual('999,999,999.400'.length)
  expect(wordsOf('en').number(1e308, 2)).toBe('1E308')
})
