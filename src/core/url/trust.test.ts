import { describe, expect, it } from 'vitest'
import { candidates, matchReason } from './trust.ts'

const tab = 'https://www.example.com/opaque/page'
const article = 'https://www.example.com/a-vote-is-held-today'
const vias = (page: Parameters<typeof candidates>[0]) => candidates(page).map(({ via }) => via)

describe('candidates', () => {
  it('asks the address first, then the canonical link, then og:url', () => {
    expect(candidates({ url: tab, canonical: article, ogUrl: `${article}-2` })).toEqual([
      { via: 'url', url: tab },
      { via: 'canonical', url: article },
      { via: 'ogUrl', url: `${article}-2` },
    ])
  })

  it('leaves out a claim to another provider', () => {
    expect(
      vias({
        url: tab,
        canonical: 'https://www.nytimes.com/a-b-c-d',
        ogUrl: 'https://example.com.evil.example/a-b-c-d',
      }),
    ).toEqual(['url'])
  })

  it('leaves out a claim to another tenant of a shared host', () => {
    expect(vias({ url: 'https://anna.github.io/x', canonical: 'https://ben.github.io/a-b-c-d' })).toEqual([
      'url',
    ])
  })

  it('accepts a claim to another host of the same provider', () => {
    expect(vias({ url: 'https://news.example.com/x', canonical: article })).toEqual(['url', 'canonical'])
  })

  it('leaves out a claim to the home page and one that says nothing new', () => {
    expect(
      vias({ url: article, canonical: 'https://www.example.com/', ogUrl: `${article}/amp?utm_source=x` }),
    ).toEqual(['url'])
  })

  it('asks once for what canonical link and og:url both say', () => {
    expect(vias({ url: tab, canonical: article, ogUrl: `${article}/?utm_source=x` })).toEqual([
      'url',
      'canonical',
    ])
  })

  it('takes a page in an AMP cache for the host the cache names', () => {
    const cached = 'https://www-example-com.cdn.ampproject.org/c/s/www.example.com/opaque/page'
    expect(vias({ url: cached, canonical: article })).toEqual(['url', 'canonical'])
    expect(vias({ url: cached, canonical: 'https://www.nytimes.com/a-b-c-d' })).toEqual(['url'])
    expect(
      vias({ url: cached.replace('ampproject.org', 'ampproject.org.evil.example'), canonical: article }),
    ).toEqual(['url'])
  })

  it('accepts the same address of numbers only', () => {
    expect(vias({ url: 'http://127.0.0.1:80/x', canonical: 'http://127.0.0.1/a-b-c-d' })).toEqual([
      'url',
      'canonical',
    ])
    expect(vias({ url: 'http://127.0.0.1/x', canonical: 'http://127.0.0.2/a-b-c-d' })).toEqual(['url'])
  })

  it('has none for a page that is not on the web, and ignores broken claims', () => {
    expect(candidates({ url: 'about:blank', canonical: article })).toEqual([])
    expect(vias({ url: tab, canonical: 'javascript:alert(1)', ogUrl: '' })).toEqual(['url'])
  })
})

describe('matchReason', () => {
  it.each([
    ['https://example.com/a-b-c-d', { by: 'path', via: 'url' }, 'address'],
    ['https://example.com/a-b-c-d/1234567', { by: 'id', via: 'url' }, 'id'],
    ['https://example.com/x', { by: 'alias', via: 'url' }, 'alias'],
    ['https://amp.example.com/a-b-c-d', { by: 'path', via: 'url' }, 'amp'],
    ['https://example.com/a-b-c-d/amp/', { by: 'path', via: 'url' }, 'amp'],
    ['https://example.com/amp/1234567', { by: 'id', via: 'url' }, 'amp'],
    ['https://example.com/a-b-c-d.amp.html', { by: 'path', via: 'url' }, 'amp'],
    ['https://example.com/a-b-c-d?outputType=amp', { by: 'path', via: 'url' }, 'amp'],
    ['https://www.google.com/amp/s/example.com/a-b-c-d', { by: 'path', via: 'url' }, 'amp'],
    ['https://example.com/wiki/amp', { by: 'path', via: 'url' }, 'address'],
    ['https://example.com/the-best-guitar-amp', { by: 'path', via: 'url' }, 'address'],
    ['https://example.com/x', { by: 'path', via: 'canonical' }, 'canonical'],
    ['https://example.com/x', { by: 'id', via: 'ogUrl' }, 'ogUrl'],
  ] as const)('of %s found by %o is %s', (url, match, reason) => {
    expect(matchReason(url, match)).toBe(reason)
  })
})
