/** What an index is called on the screen. */
import { expect, test } from 'vitest'
import { indexName } from './index-name.ts'
import { wordsOf } from './words/fixtures/words-of.ts'

const french = wordsOf('fr')

test('the index of all feeds is named in the language of the reader', () => {
  expect(indexName({ kind: 'feed', name: 'Feeds' }, french)).toBe('Vos flux')
})

test('any other index has its own name, cut to the maximum length', () => {
  expect(indexName({ kind: 'url', name: 'Rail & Ferry' }, french)).toBe('Rail & Ferry')
  expect(indexName({ kind: 'url', name: 'x'.repeat(500) }, french)).toHaveLength(61)
})
