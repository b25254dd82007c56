import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../article/limits.ts'
import type { Article } from '../../article/types.ts'
import { madeArticle } from '../fixtures/made-articles.ts'
import { encodedTexts } from './block.ts'
import { ARTICLE_TEXTS, fitted } from './fit.ts'

const bytesOf = (fitting: ReturnType<typeof fitted>): number => encodedTexts(fitting).length

/** Characters of one, two, three and four bytes of UTF-8. */
const characters = ['a', 'é', '港', '🚢'] as const
const text = (limit: number) =>
  fc
    .tuple(fc.constantFrom(...characters), fc.nat({ max: limit }))
    .map(([character, units]) => character.repeat(Math.floor(units / character.length)))
const address = fc
  .nat({ max: LIMITS.url - 40 })
  .map((length) => `https://long.example/${'1z'.repeat(length / 2)}/story-${length}`)
const article = fc
  .record({
    title: text(LIMITS.title),
    excerpt: text(LIMITS.excerpt),
    web: address,
    original: address,
    amp: address,
  })
  .map(
    ({ title, excerpt, ...urls }): Article => ({
      ...madeArticle(1),
      title,
      excerpt,
      urls: { ...urls, cdnAmp: null },
      topics: ['Harbour'],
    }),
  )

describe('an article whose texts are too long for a block', () => {
  it('is cut until it fits, in every script, and keeps its headline and its addresses', () => {
    fc.assert(
      fc.property(article, fc.array(address, { maxLength: 3 }), (given, also) => {
        const fitting = fitted(given, also)
        expect(bytesOf(fitting)).toBeLessThanOrEqual(ARTICLE_TEXTS)
        const { title, urls, excerpt } = fitting.article
        expect([title, urls.web, urls.original]).toEqual([given.title, given.urls.web, given.urls.original])
        if (excerpt === given.excerpt) return
        expect(given.excerpt.startsWith(excerpt.replace(/…$/, ''))).toBe(true)
        expect(excerpt.length).toBeLessThan(given.excerpt.length)
      }),
      { seed: 1 },
    )
  })

  it('loses topics first, then the image, then the end of its excerpt', () => {
    const of = (excerpt: number): Article => ({
      ...madeArticle(2),
      excerpt: 'x'.repeat(excerpt),
      urls: { web: `https://long.example/${'1z'.repeat(600)}`, original: null, amp: null, cdnAmp: null },
      topics: Array.from({ length: 32 }, (_, n) => `${n}`.repeat(50)),
      image: { url: `https://image.example/${'2y'.repeat(900)}`, width: null, height: null },
    })
    const kept = [1, 2500, 4300, 6000].map((excerpt) => {
      const { article: left } = fitted(of(excerpt), [])
      return [left.topics.length > 0, left.image !== null, left.excerpt.length === excerpt]
    })
    expect(kept).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ])
  })
})
