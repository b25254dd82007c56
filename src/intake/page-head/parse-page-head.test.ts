/** A hostile page may hand over anything. */
import { expect, it } from 'vitest'
import { HEAD_BOUNDS } from './bounds.ts'
import { parsePageHead } from './parse-page-head.ts'

const head = {
  url: 'https://a.example/x',
  title: 'T',
  lang: 'en',
  canonical: 'https://a.example/x',
  headings: ['T'],
  metas: [['og:title', 'T']],
  jsonLd: ['{}'],
  times: ['2020-11-13'],
  feeds: [{ href: 'https://a.example/feed', title: 'F', type: 'application/rss+xml' }],
}

it('accepts a head as the content script reads it', () => {
  expect(parsePageHead(head)).toEqual(head)
})

it('rejects a head without a web address', () => {
  expect(parsePageHead({ ...head, url: 'file:///etc/passwd' })).toBeNull()
})

it('skips malformed entries', () => {
  const odd = {
    ...head,
    metas: [['a'], 'b', [1, 2], ['OG:Title', 'T']],
    jsonLd: [{}],
    feeds: [{ href: 'javascript:1' }, null],
  }
  expect(parsePageHead(odd)).toEqual({ ...head, jsonLd: [], feeds: [] })
})

it('bounds every length and count', () => {
  const long = 'x'.repeat(400_000)
  const parsed = parsePageHead({
    ...head,
    title: long,
    headings: Array(100).fill(long),
    metas: Array(5000).fill(['description', long]),
    jsonLd: [long, long, long],
  })
  expect(parsed?.title).toHaveLength(HEAD_BOUNDS.text)
  expect(parsed?.headings.map((one) => one.length)).toEqual(
    Array(HEAD_BOUNDS.headings).fill(HEAD_BOUNDS.text),
  )
  expect(parsed?.metas).toHaveLength(HEAD_BOUNDS.metas)
  expect(parsed?.metas[0]?.[1]).toHaveLength(HEAD_BOUNDS.text)
  expect(parsed?.jsonLd.join('')).toHaveLength(HEAD_BOUNDS.jsonLd)
})
