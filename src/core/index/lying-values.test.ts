/** Numbers, texts and JSON that no writer wrote: every bound a reader holds them to. */
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../bytes/byte-reader.ts'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { IndexError } from '../bytes/index-error.ts'
import { CARD } from './fixtures/made-articles.ts'
import { lengthen } from './read/address.ts'
import { decodeMeta, type Meta } from './read/meta.ts'
import { readProviders } from './read/provider-table.ts'
import { readQuality, readTime, TIME_LIMIT } from './read/values.ts'
import { encodeProviders } from './write/provider-table.ts'

const reader = (write: (writer: ByteWriter) => void): ByteReader => {
  const writer = new ByteWriter()
  write(writer)
  return new ByteReader(writer.take())
}

describe('a number', () => {
  it('of 64 bits or of variable length is at most 2^53 - 1 and at most the given bound', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect(reader((to) => to.u64(most)).u64()).toBe(most)
    expect(reader((to) => to.varint(most)).varint()).toBe(most)
    expect(() => reader((to) => to.u64(2 ** 53)).u64()).toThrow('at most 2^53 - 1')
    expect(() => reader((to) => to.raw(new Uint8Array(9).fill(0xff))).varint()).toThrow(
      'a varint of at most 8 bytes',
    )
    expect(() => reader((to) => to.varint(256)).varint(255)).toThrow('at most 255')
    expect(() => reader((to) => to.u8(0x80)).varint()).toThrow('a byte')
  })
})

describe('a text', () => {
  it('is UTF-8, within the given bound and within the bytes there are', () => {
    expect(() => reader((to) => to.text('harbour')).text(6)).toThrow('at most 6')
    expect(() => reader((to) => to.varint(7)).text(9)).toThrow('7 bytes')
    expect(() => reader((to) => to.raw(Uint8Array.of(2, 0xc3, 0x28))).text(9)).toThrow('UTF-8')
  })

  it('of an address has at most 2048 characters, whatever it repeats', () => {
    const context = { title: 'A title', domain: 'x.example' }
    const base = `https://x.example/${'a'.repeat(2030)}`
    expect(lengthen('\x0e', base, context)).toHaveLength(2048)
    expect(() => lengthen('\x0b~ and more', base, context)).toThrow('at most 2048 characters')
  })
})

describe('a score', () => {
  const read = (write: (writer: ByteWriter) => void) => readQuality(reader(write))
  it('is finite, not negative, and has two decimals or all of them', () => {
    expect(read((to) => to.varint(1 + 4 * 250 + 2))).toBe(2.5)
    expect(() => read((to) => to.varint(1 + 4 * 250 + 3))).toThrow('a score')
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() =>
        read((to) => {
          to.varint(4)
          to.f64(wrong)
        }),
      ).toThrow('a score')
  })
})

describe('a time', () => {
  it('is one that a Date can hold', () => {
    const read = (code: number, base: number) =>
      readTime(
        reader((to) => to.varint(code)),
        base,
      )
    expect(read(2 + 2 * 40, TIME_LIMIT - 40)).toBe(TIME_LIMIT)
    expect(() => read(2 + 2 * 41, TIME_LIMIT - 40)).toThrow('a time that has a date')
  })
})

describe('what a file says of itself', () => {
  const meta: Meta = {
    card: CARD,
    articles: 3,
    providers: 2,
    newest: '2026-11-24T06:00:00Z',
    distribution: { min: 1, values: [1, 2], counts: [1, 2], exact: true },
    top: [[7, 2]],
  }
  const decode = (value: unknown): Meta => decodeMeta(new TextEncoder().encode(JSON.stringify(value)), 0, 3)

  it('is read as it was written', () => {
    expect(decode(meta)).toEqual(meta)
    expect(decode({ ...meta, more: 1, distribution: null }).distribution).toBeNull()
    const card = { ...CARD, scoreTable: { name: 'Ratings of 2026', min: 0, max: 1 } }
    expect(decode({ ...meta, card }).card).toEqual(card)
  })

  it('loses optional values that are invalid: other addresses, times, decimals', () => {
    const card = { ...CARD, home: 'javascript:alert(1)', maker: 7, qualityDigits: 9 }
    expect(decode({ ...meta, card, newest: 'yesterday' })).toMatchObject({
      card: { home: null, maker: null, qualityDigits: 0 },
      newest: null,
    })
    expect(decode({ ...meta, card: { ...CARD, name: 'x'.repeat(3000) } }).card.name).toHaveLength(500)
  })

  it.each<[string, unknown]>([
    ['no object', 7],
    ['no card', { ...meta, card: null }],
    ['no name', { ...meta, card: { ...CARD, name: null } }],
    ['half an article', { ...meta, articles: 0.5 }],
    [
      'a score table without a range',
      { ...meta, card: { ...CARD, scoreTable: { name: 'x', min: 2, max: 1 } } },
    ],
    ['more scores than articles', { ...meta, distribution: { ...meta.distribution, counts: [2, 2] } }],
    ['more outlets than articles', { ...meta, providers: 4 }],
    ['another number of articles', { ...meta, articles: 4 }],
    ['a top story of no article', { ...meta, top: [[-1, 2]] }],
    ['fewer outlets than none', { ...meta, providers: -1 }],
    ['a distribution that is none', { ...meta, distribution: 7 }],
    ['scores that do not rise', { ...meta, distribution: { ...meta.distribution, values: [1, 1] } }],
    ['scores below 0', { ...meta, distribution: { ...meta.distribution, values: [-1, 1] } }],
    ['more scores than counts', { ...meta, distribution: { ...meta.distribution, values: [1, 2, 3] } }],
    ['half counts', { ...meta, distribution: { ...meta.distribution, counts: [0.5, 1] } }],
    [
      'too many scores',
      {
        ...meta,
        distribution: { min: 0, exact: true, values: [...Array(1025).keys()], counts: Array(1025).fill(1) },
      },
    ],
  ])('is refused with %s', (_what, value) => {
    expect(() => decode(value)).toThrow(IndexError)
    expect(() => decode(value)).toThrow('a card, counts and scores')
  })

  it('is refused when it is no JSON, or too long', () => {
    expect(() => decodeMeta(Uint8Array.of(123), 0, 3)).toThrow('JSON')
    expect(() => decodeMeta(new Uint8Array(262_145), 0, 3)).toThrow('at most 262144 bytes')
  })
})

describe('a table of outlets', () => {
  const outlet = { identity: 'a.example', name: 'A', domain: 'a.example', articles: 3, newest: 60 }
  const [payload = new Uint8Array(0)] = encodeProviders([outlet])

  it('ends in zeros', () => {
    const padded = new Uint8Array(payload.length + 9)
    padded.set(payload)
    expect(readProviders(padded, 0, 3)).toEqual([outlet])
    expect(() => readProviders(padded.with(payload.length + 4, 1), 0, 3)).toThrow('zeros after the entries')
  })
})
