/** The fields of an article: texts, addresses, quality, topics and images. */
import { describe, expect, test } from 'vitest'
import { article, codes, parse } from './fixtures/least-record.ts'
import { LIMITS } from './limits.ts'

describe('texts', () => {
  test('of 100 KB are cut with a warning, never lost', () => {
    const title = '<b>'.repeat(34_000)
    expect(article({ title })?.title).toHaveLength(LIMITS.title)
    expect(article({ title })?.title.startsWith('<b><b>')).toBe(true)
    expect(codes({ title })).toEqual(['warning too-long title'])
  })

  test('are never cut inside of an emoji', () => {
    const cut = article({ title: 'ab'.slice(0, 1) + '😀'.repeat(400) })?.title ?? ''
    expect(cut).not.toMatch(/\p{Surrogate}/u)
    expect(cut.length).toBeLessThanOrEqual(LIMITS.title)
    expect(cut.endsWith('😀…')).toBe(true)
  })

  test('are one line without control characters and broken surrogates', () => {
    expect(article({ title: ' a\n\t b\0c \ud800 ' })?.title).toBe('a b c \ufffd')
  })

  test('without quotes that YAML reads as numbers are texts, with a warning', () => {
    expect(article({ title: 1984 })?.title).toBe('1984')
    expect(codes({ title: 1984 })).toEqual(['warning unquoted-text title'])
  })
})

describe('addresses', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.org/a',
    'example.org/a',
    'https://',
    'https://a b/',
    'https://user:secret@example.org/',
    '“https://example.org/a”',
    `https://example.org/${'a'.repeat(3000)}`,
    42,
  ])('%j is refused', (webUrl) => {
    expect(parse({ webUrl }).record).toBeNull()
    expect(codes({ webUrl })).toContain('warning invalid-url webUrl')
  })

  test('with spaces inside are kept in their escaped form', () => {
    expect(article({ webUrl: 'https://example.org/a b?c=<d>' })?.urls.web).toBe(
      'https://example.org/a%20b?c=%3Cd%3E',
    )
  })

  test('keep what was written but for the scheme, which is in lower case', () => {
    expect(article({ webUrl: 'HTTPS://Example.org/A' })?.urls.web).toBe('https://Example.org/A')
  })

  test('of an AMP page that are wrong cost the AMP page only', () => {
    expect(article({ ampWebUrl: 'javascript:0' })?.urls.amp).toBeNull()
    expect(codes({ ampWebUrl: 'javascript:0' })).toEqual(['warning invalid-url ampWebUrl'])
  })
})

describe('quality', () => {
  test.each([
    [71, 71],
    ['71', 71],
    [' 7.5 ', 7.5],
    [0, 0],
  ])('%j is a score', (quality, score) => {
    expect(article({ quality })?.quality).toBe(score)
    expect(codes({ quality })).toEqual([])
  })

  test.each([undefined, null, ''])('%j is not scored, as a matter of course', (quality) => {
    expect(article({ quality })?.quality).toBeNull()
    expect(codes({ quality })).toEqual([])
  })

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 'high', '0x10', [1], true])(
    '%s is not scored, with a warning',
    (quality) => {
      expect(article({ quality })?.quality).toBeNull()
      expect(codes({ quality })).toEqual(['warning invalid-quality quality'])
    },
  )
})

describe('topics and images', () => {
  test('are bounded', () => {
    const topics = Array.from({ length: 50 }, (_, i) => `topic ${i}`)
    expect(article({ topics })?.topics).toHaveLength(LIMITS.topics)
    expect(codes({ topics })).toEqual(['warning too-many-topics topics'])
  })

  test('may be one text', () => {
    expect(article({ topics: 'AI', images: 'https://example.org/i.jpg' })).toMatchObject({
      topics: ['AI'],
      image: { url: 'https://example.org/i.jpg', width: null, height: null },
    })
  })

  test('the first image with an http(s) address counts', () => {
    const images = [
      { url: 'data:image/png,x' },
      { url: 'https://example.org/i.jpg', width: 1200, height: '600' },
    ]
    expect(article({ images })?.image).toEqual({ url: 'https://example.org/i.jpg', width: 1200, height: 600 })
    expect(codes({ images })).toEqual(['warning invalid-url images[0].url'])
  })
})

test('a date that its offset moves past the year 9999 is none: its index.json would be refused whole', () => {
  const fields = { publishedDateTime: '9999-12-31T23:00:00-02:00' }
  expect(article(fields)?.time).toBeNull()
  expect(codes(fields)).toEqual(['warning invalid-date publishedDateTime'])
})

describe('the language', () => {
  test('is spelled one way', () => {
    expect(article({ language: 'PT_br' })?.language).toBe('pt-BR')
    expect(article({})?.language).toBeNull()
  })

  test.each(['english', 7, ['en']])('%j is left out with a warning', (language) => {
    expect(article({ language })?.language).toBeNull()
    expect(codes({ language })).toEqual(['warning invalid-language language'])
  })
})

describe('a date that is first seen', () => {
  test('is marked', () => {
    const record = { publishedDateTime: '2026-11-24T10:00:00Z', dateIsFirstSeen: true }
    expect(article(record)?.dateIsFirstSeen).toBe(true)
  })

  test('is not marked where there is no date, nor by default', () => {
    expect(article({ dateIsFirstSeen: true })?.dateIsFirstSeen).toBe(false)
    expect(article({ publishedDateTime: '2026-11-24T10:00:00Z' })?.dateIsFirstSeen).toBe(false)
  })
})
