/** What a hidden outlet takes along. */
import { expect, it } from 'vitest'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import type { Row } from '../../core/index/types.ts'
import { unfold, withoutHidden } from './story.ts'

const row = (domain: string, folds: Partial<Pick<Row, 'more' | 'copies'>> = {}) =>
  bareRow(`https://${domain}/an-article`, { title: domain, ...folds })

const left = (rows: readonly Row[], hidden: readonly string[]) =>
  withoutHidden({ article: row('page.example'), rows }, new Set(hidden))
    .rows.flatMap(unfold)
    .map(({ title }) => title)

it('a hidden outlet goes from the rows and their folds, and a copy stands in for it', () => {
  const rows = [row('a.example', { copies: [row('b.example'), row('c.example')] }), row('d.example')]
  expect(left(rows, ['a.example', 'c.example'])).toEqual(['b.example', 'd.example'])
})

it('it goes with all its domains, whichever of them was hidden', () => {
  const rows = [row('bbc.co.uk', { more: [row('bbc.com')] }), row('a.example')]
  expect(left(rows, ['bbc.co.uk'])).toEqual(['a.example'])
  expect(left(rows, ['bbc.com'])).toEqual(['a.example'])
})
