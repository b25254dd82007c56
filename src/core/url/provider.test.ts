import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { providerIdentity, registrableDomain } from './provider.ts'
import { HOST_ALIASES, PROVIDER_ALIASES } from './tables/hosts.ts'

describe('registrableDomain', () => {
  it.each([
    ['https://m.bbc.co.uk/news/world-1', 'bbc.co.uk'],
    ['news.sky.com', 'sky.com'],
    ['https://anna.github.io/post', 'anna.github.io'],
    ['https://www-nj-com.cdn.ampproject.org/c/s/www.nj.com/a', 'nj.com'],
    ['EXAMPLE.com:8080', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('of %s is %s', (from, domain) => {
    expect(registrableDomain(from)).toBe(domain)
  })

  it.each(['http://127.0.0.1/a', 'http://[::1]/', 'co.uk', '', 'not a host', 'ftp://bbc.co.uk/'])(
    'of %j is nothing',
    (from) => {
      expect(registrableDomain(from)).toBeNull()
    },
  )
})

describe('providerIdentity', () => {
  it('makes one provider of its domains, hosts and spellings', () => {
    for (const name of ['bbc.com', 'bbc.co.uk', 'www.bbc.com', 'news.bbc.co.uk', 'BBC.COM'])
      expect(providerIdentity(name)).toBe('bbc.co.uk')
  })

  it('of what nobody can register is the host in one spelling', () => {
    expect([providerIdentity(' GitHub.IO.'), providerIdentity('127.0.0.1')]).toEqual([
      'github.io',
      '127.0.0.1',
    ])
  })

  it('tells tenants of a shared host apart', () => {
    expect(providerIdentity('anna.github.io')).not.toBe(providerIdentity('ben.github.io'))
  })

  it('gives itself for its own answer, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webAuthority(), fc.string({ unit: 'binary' })), (name) => {
        const own = providerIdentity(name)
        expect(providerIdentity(own)).toBe(own)
      }),
    )
  })

  it('has no alias that leads to another', () => {
    for (const to of PROVIDER_ALIASES.values()) expect(PROVIDER_ALIASES.has(to)).toBe(false)
  })

  it('knows the provider of every host alias', () => {
    for (const [from, to] of HOST_ALIASES) expect(providerIdentity(from)).toBe(providerIdentity(to))
  })
})
