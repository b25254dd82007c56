import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLink } from './clean.ts'
import { keys } from './keys.ts'

describe('cleanLink', () => {
  it.each([
    ['https://a.com/x?utm_source=y&id=5&fbclid=z#top', 'https://a.com/x?id=5#top'],
    ['https://a.com/x?utm_source=y', 'https://a.com/x'],
    ['https://a.com/x?gclid=1#top', 'https://a.com/x#top'],
    ['https://a.com/x?q=a%20b+c&flag&utm_id=1', 'https://a.com/x?q=a%20b+c&flag'],
    ['HTTPS://A.com/x?UTM_Source=y', 'HTTPS://A.com/x'],
  ])('makes %s %s', (url, clean) => {
    expect(cleanLink(url)).toBe(clean)
  })

  it.each([
    'https://a.com/x',
    'https://a.com/x?',
    'https://a.com/x?&&b',
    'https://a.com/#?utm_source=y',
    'https://a.com/x?source=a&ref=b&page=2&print=1',
    'mailto:a@b.c?utm_source=y',
    'javascript:alert("?utm_source=y")',
    '',
  ])('leaves %j as it is', (url) => {
    expect(cleanLink(url)).toBe(url)
  })

  it('names the same page', () => {
    const query = fc.array(
      fc.constantFrom('utm_source=x', 'id=123456', 'fbclid=y', 'lang=de', 'page=2', 'q=%20'),
    )
    fc.assert(
      fc.property(query, (parts) => {
        const url = `https://a.com/news.php?${parts.join('&')}`
        expect(keys(cleanLink(url))).toEqual(keys(url))
        expect(cleanLink(cleanLink(url))).toBe(cleanLink(url))
      }),
    )
  })
})
