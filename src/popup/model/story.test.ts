/** Hiding outlets, and the order of rows. */
import { expect, it } from 'vitest'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Row } from '../../core/story/types.ts'
import { inOrder, type Order, outletsOf, withoutHidden } from './story.ts'

const row = (domain: string, folds: Partial<Pick<Row, 'more' | 'copies'>> = {}) =>
  bareRow(`https://${domain}/an-article`, { title: domain, ...folds })

const left = (rows: readonly Row[], hidden: readonly string[]) =>
  withoutHidden({ article: row('page.example'), rows }, hidden)
    .rows.flatMap(flattenRow)
    .map(({ title }) => title)

it('a hidden outlet is removed from rows and folded rows, and its copy takes its place', () => {
  const rows = [row('a.example', { copies: [row('b.example'), row('c.example')] }), row('d.example')]
  expect(left(rows, ['a.example', 'c.example'])).toEqual(['b.example', 'd.example'])
})

it('hiding one domain of an outlet hides all its domains', () => {
  const rows = [row('bbc.co.uk', { more: [row('bbc.com')] }), row('a.example')]
  expect(left(rows, ['bbc.co.uk'])).toEqual(['a.example'])
  expect(left(rows, ['bbc.com'])).toEqual(['a.example'])
})

it.each<[Order, string[]]>([
  ['best', ['top.example', 'low.example', 'bare.example', 'odd.example']],
  ['newest', ['low.example', 'top.example', 'bare.example', 'odd.example']],
  ['earliest', ['top.example', 'low.example', 'bare.example', 'odd.example']],
])('%s first: what lacks the score or the date comes last, as it came', (order, expected) => {
  const rows = [
    bareRow('https://bare.example/1'),
    bareRow('https://low.example/1', { quality: 40, publishedDateTime: '2020-11-14T00:00:00Z' }),
    bareRow('https://odd.example/1', { publishedDateTime: 'soon' }),
    bareRow('https://top.example/1', { quality: 105, publishedDateTime: '2020-11-13T00:00:00Z' }),
  ]
  expect(inOrder(rows, order).map(({ provider }) => provider.domain)).toEqual(expected)
})

it('an outlet with two copies of a text counts once', () => {
  expect(outletsOf([row('bbc.com'), row('bbc.co.uk'), row('a.example')])).toBe(2)
})
