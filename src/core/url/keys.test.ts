import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cases from './cases.json' with { type: 'json' }
import { keys, pageKeys } from './keys.ts'
import { HOST_ALIASES } from './tables/hosts.ts'
import { HOST_RULES } from './tables/rules.ts'

const share = (a: string, b: string) => keys(a).some((key) => keys(b).includes(key))

describe('keys', () => {
  it.each(cases.keys)('$why: $url', ({ url, keys: expected }) => {
    expect(keys(url)).toEqual(expected)
  })

  it.each(cases.same)('are shared: $why', ({ a, b }) => {
    expect(share(a, b)).toBe(true)
  })

  it.each(cases.different)('are not shared: $why', ({ a, b }) => {
    expect(share(a, b)).toBe(false)
  })

  it.each(cases.none)('of %j are none', (url) => {
    expect([keys(url), pageKeys(url)]).toEqual([[], null])
  })

  it('have a case for every site with a rule of its own', () => {
    const text = JSON.stringify(cases)
    expect(HOST_RULES.filter(({ host }) => !text.includes(host)).map(({ host }) => host)).toEqual([])
  })

  it('lead every alias of a host to a host that has none', () => {
    expect([...HOST_ALIASES.values()].filter((host) => HOST_ALIASES.has(host))).toEqual([])
  })
})

/** Text near addresses: random bytes alone would never reach the rules. */
const part = fc.oneof(
  fc.constantFrom(
    'amp',
    'AMP',
    '.amp',
    'google-amp',
    'amp-articles',
    'article-amp',
    'platform',
    'index.html',
    'x.amp.html',
    '..',
    '.',
    '%2e',
    '%41',
    'a-b-c-d',
    'A-B-C-D',
  ),
  fc.constantFrom(
    'wcm',
    'e2eefa00-9205-11ea-9a82-7b04db41e166',
    '3091351001',
    'slug-287128',
    '287128-one-two-three-four',
    'video',
    'en',
    'us',
    '2020',
    '05',
    'cnn',
    'watch',
    'story;jsessionid=1',
    'amp-1234567',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const query = fc.array(
  fc.tuple(
    fc.constantFrom('id', 'v', 'utm_source', 'amp', 'lang', 'page', '', 'p', 'x', 'ArticleID'),
    fc.oneof(fc.string(), fc.constantFrom('5', 'en', '1234567', 'a/b', '=')),
  ),
)
const host = fc.constantFrom(
  'www.example.com',
  'amp.cnn.com',
  'm.github.io',
  'www.google.de/amp/s/x.com',
  'x.cdn.ampproject.org/c',
  'youtu.be',
  'patch.com',
  'www.amp.m.co.uk',
  'user@evil.example:81',
  'theatlantic.com',
)
const address = fc
  .tuple(host, fc.array(part, { maxLength: 7 }), query)
  .map(
    ([name, parts, pairs]) =>
      `https://${name}/${parts.join('/')}?${pairs.map((pair) => pair.join('=')).join('&')}`,
  )

describe('any address', () => {
  it('has keys that, read as addresses, give themselves', () => {
    fc.assert(
      fc.property(address, (url) => {
        for (const key of keys(url)) expect(keys(key)).toContain(key)
      }),
      { numRuns: 5000 },
    )
  })

  it('keeps its path key as the first of that key', () => {
    fc.assert(
      fc.property(address, (url) => {
        const [path] = keys(url)
        expect(path === undefined ? undefined : keys(path)[0]).toBe(path)
      }),
      { numRuns: 5000 },
    )
  })

  it('gives addresses of https and nothing twice', () => {
    fc.assert(
      fc.property(address, (url) => {
        const found = keys(url)
        expect(new Set(found).size).toBe(found.length)
        for (const key of found) expect(new URL(key).protocol).toBe('https:')
      }),
    )
  })
})

describe('any text', () => {
  it('never makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void keys(text)),
      { numRuns: 3000 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void keys(`https://a.b/${text}`)),
      { numRuns: 3000 },
    )
    for (const lone of ['\ud800', '\udfff', '\ud83d', '\0'])
      expect(keys(`https://a.com/${lone}-b-c-d`)).toHaveLength(1)
  })

  it('is refused when it is longer than any address', () => {
    expect(keys(`https://example.com/${'a-'.repeat(500_000)}`)).toEqual([])
  })
})
