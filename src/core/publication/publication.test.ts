import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PublicationError, readPublication, writePublication } from './publication.ts'

const HASH = 'a'.repeat(64)
const ADDRESS = 'https://index.rail-ferry.example/second-source/index.json'
const part = (over: object = {}) => ({
  period: '2026-11',
  url: `2026-11.${HASH}.ssi`,
  hash: HASH,
  size: 1000,
  articles: 10,
  providers: 3,
  newest: '2026-11-23T10:00:00Z',
  ...over,
})
const valid = (over: object = {}) => ({
  format: 1,
  card: { name: 'Rail & Ferry' },
  built: '2026-11-24T06:00:00Z',
  parts: [part()],
  ...over,
})
const read = (value: unknown) => readPublication(JSON.stringify(value), ADDRESS)

describe('an index.json', () => {
  it('gives its card, its time and its parts with absolute addresses', () => {
    expect(read(valid())).toEqual({
      card: {
        name: 'Rail & Ferry',
        maker: null,
        home: null,
        qualityMeans: null,
        qualityDigits: 0,
        licence: null,
        scoreTable: null,
      },
      built: '2026-11-24T06:00:00Z',
      parts: [part({ url: `https://index.rail-ferry.example/second-source/2026-11.${HASH}.ssi` })],
      replaces: [],
    })
  })

  it('may hold what later versions add', () => {
    expect(read(valid({ sponsor: 'x', parts: [part({ sealed: true })] })).parts).toHaveLength(1)
  })

  it('may keep its parts on another host', () => {
    expect(read(valid({ parts: [part({ url: 'https://cdn.example/x.ssi' })] })).parts[0]?.url).toBe(
      'https://cdn.example/x.ssi',
    )
  })

  it('names one replaced hash or several', () => {
    expect(read(valid({ replaces: HASH })).replaces).toEqual([HASH])
    expect(read(valid({ replaces: [HASH, HASH] })).replaces).toEqual([HASH, HASH])
  })

  it('comes back from what was written', () => {
    const publication = read(valid({ replaces: HASH }))
    expect(readPublication(writePublication(publication), ADDRESS)).toEqual(publication)
  })
})

describe('an index.json that cannot be used says what is wrong', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['a list', [], '"index.json" is not an object'],
    ['no format', { ...valid(), format: undefined }, '"format"'],
    ['a newer format', valid({ format: 2 }), 'format 2, and this version of Second Source reads up to 1'],
    ['no card', valid({ card: null }), '"card"'],
    ['a nameless card', valid({ card: { name: ' ' } }), '"card.name"'],
    [
      'a card with a script for a home',
      valid({ card: { name: 'x', home: 'javascript:alert(1)' } }),
      '"card.home"',
    ],
    ['a local time', valid({ built: '2026-11-24 06:00' }), '"built"'],
    ['an impossible time', valid({ built: '2026-13-45T99:00:00Z' }), '"built"'],
    ['no part', valid({ parts: [] }), '"parts" is empty'],
    ['49 parts', valid({ parts: Array.from({ length: 49 }, () => part()) }), 'more than 48'],
    ['the same part twice', valid({ parts: [part(), part()] }), 'same hash twice'],
    ['a short hash', valid({ parts: [part({ hash: 'abc' })] }), '"parts[0].hash"'],
    ['an upper-case hash', valid({ parts: [part({ hash: 'A'.repeat(64) })] }), '"parts[0].hash"'],
    ['an empty part', valid({ parts: [part({ size: 0 })] }), '"parts[0].size"'],
    ['a part of a petabyte', valid({ parts: [part({ size: 1e15 })] }), '"parts[0].size"'],
    ['a size in words', valid({ parts: [part({ size: '1000' })] }), '"parts[0].size"'],
    ['a part on this device', valid({ parts: [part({ url: 'file:///etc/passwd' })] }), '"parts[0].url"'],
    ['a part with a password', valid({ parts: [part({ url: 'https://u:p@x.example/' })] }), '"parts[0].url"'],
    [
      'a part with a password alone',
      valid({ parts: [part({ url: 'https://:p@x.example/' })] }),
      '"parts[0].url"',
    ],
    ['a part with a user', valid({ parts: [part({ url: 'https://u@x.example/' })] }), '"parts[0].url"'],
    ['a part with a negative count', valid({ parts: [part({ articles: -1 })] }), '"parts[0].articles"'],
  ]
  it.each(cases)('%s', (_name, value, words) => {
    expect(() => read(value)).toThrow(PublicationError)
    expect(() => read(value)).toThrow(words)
  })

  it('a web page', () => {
    expect(() => readPublication('<!DOCTYPE html><p>Log in', ADDRESS)).toThrow('it is a web page, not JSON')
  })

  it('half of one', () => {
    const text = JSON.stringify(valid())
    expect(() => readPublication(text.slice(0, text.length / 2), ADDRESS)).toThrow('not JSON, or was cut off')
  })

  it('anything: an error of its own kind or a publication, never another error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const value of [
          a,
          valid({ parts: [a] }),
          valid({ card: a, replaces: b }),
          valid({ built: a, parts: b }),
        ])
          try {
            read(value)
          } catch (error) {
            expect(error).toBeInstanceOf(PublicationError)
          }
      }),
    )
  })
})
