import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten, shortenBeside } from '../write/address.ts'
import { lengthen } from './address.ts'

const CONTEXT = { title: 'Ferry’s strike ends: 3 days, no boats', domain: 'gazette.example' }

/** As it comes back from the bytes of a file. */
const stored = (code: string): string => new TextDecoder().decode(new TextEncoder().encode(code))

describe('a shortened address', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    [
      'whose host is the outlet’s and whose slug is the title',
      'https://www.gazette.example/news/ferrys-strike-ends-3-days-no-boats/',
      8,
    ],
    ['whose slug repeats a part of the title', 'https://gazette.example/strike-ends-3-days-9912', 10],
    ['of another host', 'https://cdn.example/a.jpg', 20],
    ['without https', 'http://gazette.example/x', 3],
    ['of an outlet without slugs', 'https://www.gazette.example/?p=12', 7],
  ]
  it.each(cases)('%s', (_name, url, most) => {
    const code = shorten(url, CONTEXT)
    expect(code.length).toBeLessThanOrEqual(most)
    expect(lengthen(stored(code), null, CONTEXT)).toBe(url)
  })

  it('is one character when it is the other address or its AMP cache address', () => {
    const base = 'https://www.gazette.example/a-b'
    const cached = 'https://www-gazette-example.cdn.ampproject.org/c/s/www.gazette.example/a-b'
    for (const url of [base, cached]) {
      const code = shortenBeside(url, base, CONTEXT)
      expect(code).toHaveLength(1)
      expect(lengthen(code, base, CONTEXT)).toBe(url)
    }
  })

  const piece = fc.oneof(
    fc.constantFrom('ferrys', 'strike', 'ends', '3', 'days', '-', '/', '🚢', '🚣', 'é', '?a=', 'amp'),
    fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replace(/[\p{Cc}\s]/gu, '')),
  )
  const address = fc
    .tuple(
      fc.constantFrom('https://www.gazette.example/', 'https://', 'http://gazette.example/', 'HTTPS://x/'),
      fc.array(piece, { maxLength: 14 }),
    )
    .map(([start, pieces]) => start + pieces.join(''))

  it('is read back as the same string, whatever the two addresses are', () => {
    fc.assert(
      fc.property(address, fc.option(address), fc.string(), (url, base, title) => {
        for (const context of [CONTEXT, { title, domain: 'x' }])
          expect(lengthen(stored(shortenBeside(url, base, context)), base, context)).toBe(url)
      }),
      { numRuns: 3000, seed: 7 },
    )
  })
})

describe('a code that no writer wrote', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['repeats an address when there is none', '\x0e', null],
    ['keeps more than the address has', '\x08~~', 'https://x/'],
    ['asks for words the title does not have', '\x05x/\x06 ~', null],
    ['ends in the middle', '\x05x/\x06', null],
    ['makes an address without end', `\x05${'\x07'.repeat(3000)}`, null],
  ]
  it.each(cases)('%s: it is refused', (_name, code, base) => {
    expect(() => lengthen(code, base, CONTEXT)).toThrow(RangeError)
  })
})
