import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCard } from './card.ts'

test('a card says what its file says', () => {
  const text = [
    'name: AI News',
    'maker: Jane Doe',
    'home: https://example.org/',
    'qualityMeans: "Points: 0 to 213"',
    'qualityDigits: 1',
    'licence: CC BY 4.0',
  ].join('\r\n')
  expect(readCard(text)).toEqual({
    card: {
      name: 'AI News',
      maker: 'Jane Doe',
      home: 'https://example.org/',
      qualityMeans: 'Points: 0 to 213',
      qualityDigits: 1,
      licence: 'CC BY 4.0',
      scoreTable: null,
    },
    problems: [],
  })
})

test('the sample has a card', () => {
  expect(readCard(readFileSync('sample/second-source.yml', 'utf8'))).toMatchObject({
    card: { name: 'Sample' },
    problems: [],
  })
})

test('an empty file is an empty card', () => {
  expect(readCard('# nothing yet\n')).toMatchObject({ card: { name: null, qualityDigits: 0 }, problems: [] })
})

test('what cannot be used is named with its line, and the rest is kept', () => {
  const { card, problems } = readCard('name: A\nlicense: MIT\nhome: javascript:0\nqualityDigits: 9\n')
  expect(card).toMatchObject({ name: 'A', home: null, qualityDigits: 0, licence: null })
  expect(problems.map((p) => [p.line, p.column, p.code])).toEqual([
    [2, 10, 'unknown-name'],
    [3, 7, 'invalid-url'],
    [4, 16, 'invalid-digits'],
  ])
})

test.each(['- a list', 'just text', 'name: A: B'])('%j is no card', (text) => {
  const { card, problems } = readCard(text)
  expect(card.name).toBeNull()
  expect(problems).toMatchObject([{ severity: 'error', line: 1 }])
})
