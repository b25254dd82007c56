import { getDomain } from 'tldts'
import { describe, expect, it } from 'vitest'
import { isPublicSuffix, registrable } from './suffix.ts'
import { SUFFIXES } from './tables/suffixes.ts'

const OPTIONS = { allowPrivateDomains: true }

describe('registrable', () => {
  it.each([
    ['news.bbc.co.uk', 'bbc.co.uk'],
    ['www.nytimes.com', 'nytimes.com'],
    ['anna.github.io', 'anna.github.io'],
    ['www.anna.blogspot.com', 'anna.blogspot.com'],
    ['www.asahi.co.jp', 'asahi.co.jp'],
    ['town.example.chiyoda.tokyo.jp', 'example.chiyoda.tokyo.jp'],
    ['www.city.kobe.jp', 'city.kobe.jp'],
    ['a.b.c.www.ck', 'www.ck'],
    ['localhost.localdomain', 'localhost.localdomain'],
  ])('of %s is %s', (host, domain) => {
    expect(registrable(host)).toBe(domain)
  })

  it.each(['co.uk', 'github.io', 'com', '127.0.0.1', '[::1]', ''])('of %s is nothing', (host) => {
    expect(registrable(host)).toBeNull()
  })

  it('agrees with tldts on a name below every suffix of the table', () => {
    const hosts = SUFFIXES.flatMap((line) => {
      const [ending, ...names] = line.split(' ')
      // A prefecture's wildcard stands for its towns, which tldts lists one by one.
      const listed = names.filter(
        (name) => !(ending === 'jp' && name.startsWith('*.')) && !name.startsWith('!'),
      )
      return listed.map((name) => `www.paper.${name.replace('*', 'any')}.${ending}`)
    })
    expect(hosts.length).toBeGreaterThan(2000)
    expect(hosts.filter((host) => registrable(host) !== getDomain(host, OPTIONS))).toEqual([])
  })
})

it('calls a shared host a suffix and its tenant none', () => {
  expect([isPublicSuffix('pages.dev'), isPublicSuffix('anna.pages.dev')]).toEqual([true, false])
})
