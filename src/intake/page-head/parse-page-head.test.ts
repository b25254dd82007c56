/** The door for page heads: a hostile page may hand over anything. */
import { expect, it } from 'vitest'
import { headBounds, parsePageHead } from './parse-page-head.ts'

const head = {
  url: 'https://a.example/x',
  title: 'T',
  lang: 'en',
  metas: [['og:title', 'T']],
  jsonLd: ['{}'],
  times: ['2020-11-13'],
  feeds: [{ href: 'https://a.example/feed', title: 'F', type: 'application/rss+xml' }],
}

it('takes a head as the content script reads it', () => {
  expect(parsePageHead(head)).toEqual(head)
})

it('refuses what has no web address', () => {
  expect(parsePageHead({ ...head, url: 'file:///etc/passwd' })).toBeNull()
})

it('leaves out what is misshapen', () => {
  const odd = {
    ...head,
    metas: [['a'], 'b', [1, 2], ['OG:Title', 'T']],
    jsonLd: [{}],
    feeds: [{ href: 'javascript:1' }, null],
  }
  expect(parsePageHead(odd)).toEqual({ ...head, jsonLd: [], feeds: [] })
})

it('bounds every length and count', () => {
  const long = 'x'.repeat(100_000)
  const parsed = parsePageHead({
    ...head,
    title: long,
    metas: Array(5000).fill(['description', long]),
    jsonLd: [long],
  })
  expect(parsed?.title).toHaveLength(headBounds.text)
  expect(parsed?.metas).toHaveLength(headBounds.metas)
  expect(parsed?.metas[0]?.[1]).toHaveLength(headBounds.text)
  expect(parsed?.jsonLd[0]).toHaveLength(headBounds.jsonLd)
})
