import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mainUrl } from '../article/main-url.ts'
import type { Article, ArticleRecord } from '../article/types.ts'
import { keys } from '../url/keys.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { madeArticle, madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { openIndex } from './reader.ts'
import { verifyIndex } from './verify.ts'

/** Numbers of made-up articles, and for some which others they list. */
const records = fc
  .uniqueArray(fc.nat({ max: 400 }), { maxLength: 60 })
  .chain((numbers) =>
    fc.tuple(
      fc.constant(numbers),
      fc.array(fc.array(fc.nat({ max: 400 }), { maxLength: 8 }), {
        minLength: numbers.length,
        maxLength: numbers.length,
      }),
    ),
  )
  .map(([numbers, lists]): ArticleRecord[] =>
    numbers.map((n, i) => ({
      article: madeArticle(n),
      related: (lists[i] ?? []).map(madeArticle),
    })),
  )

/** Every key of every article: what an index answers, as plainly as can be. Aliases give way to pages and to each other. */
function oracleOf(all: readonly ArticleRecord[]): Map<string, Article> {
  const articles = new Map<string, Article>()
  for (const { article, related } of all)
    for (const one of [article, ...related]) articles.set(mainUrl(one), one)
  const own = new Map<string, Article>()
  for (const article of articles.values())
    for (const url of [article.urls.web, article.urls.original])
      for (const key of url === null ? [] : keys(url)) own.set(key, article)
  const aliases = new Map<string, Set<Article>>()
  for (const article of articles.values())
    for (const url of [article.urls.amp, article.urls.cdnAmp])
      for (const key of url === null ? [] : keys(url))
        aliases.set(key, (aliases.get(key) ?? new Set()).add(article))
  for (const [key, claims] of aliases) {
    const [only] = claims
    if (only && claims.size === 1 && !own.has(key)) own.set(key, only)
  }
  return own
}

const allUrls = Array.from({ length: 401 }, (_, n) => madeArticle(n)).flatMap(({ urls }) =>
  Object.values(urls).filter((url) => url !== null),
)

describe('an index of any articles, in any parts', () => {
  it('finds the pages that a plain Map of their keys has, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 4 }), async (parts) => {
        const files = await Promise.all(parts.map((part) => buildBytes(part, { text: false })))
        for (const file of files) await verifyIndex(memorySource(file))
        const index = await openIndex(files.map(memorySource))
        const oracles = parts.map(oracleOf)
        for (const url of allUrls) {
          const [expected] = oracles.flatMap((oracle) => keys(url).flatMap((key) => oracle.get(key) ?? []))
          const match = await index.find({ url })
          expect(match === null, url).toBe(expected === undefined)
          if (!match || !expected) continue
          const { article, rows } = await index.story(match)
          expect(article).toMatchObject({
            url: mainUrl(expected),
            title: expected.title,
            excerpt: expected.excerpt,
          })
          const all = new Map(
            oracles.flatMap((oracle) => [...oracle.values()]).map((one) => [mainUrl(one), one]),
          )
          for (const row of rows) {
            const { title, quality, provider } = all.get(row.url) ?? {}
            expect(row).toMatchObject({ title, quality, provider })
            expect(row.provider.domain).not.toBe(article.provider.domain)
          }
        }
      }),
      { numRuns: 25, seed: 20261125 },
    )
  })
})

describe('the bytes of an index', () => {
  it('are the same whatever order the records come in', async () => {
    const all = madeRecords(120)
    const expected = await buildBytes(all)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        async (shuffled) => {
          expect(Buffer.compare(await buildBytes(shuffled), expected)).toBe(0)
        },
      ),
      { numRuns: 8, seed: 1 },
    )
  })

  it('hold an article whose texts no block has room for, cut, and every other one whole', async () => {
    const long = madeArticle(1)
    const noise = Array.from({ length: 2000 }, (_, n) =>
      String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000)),
    ).join('')
    const hostile: ArticleRecord[] = Array.from({ length: 12 }, (_, n) => ({
      article: {
        ...long,
        title: noise.slice(n * 10, n * 10 + 500),
        excerpt: noise,
        urls: { ...long.urls, web: `https://long.example/${'a1'.repeat(900)}/story-${n}`, original: null },
        topics: Array.from({ length: 32 }, (_, t) => noise.slice(t * 20, t * 20 + 100)),
      },
      related: [],
    }))
    const bytes = await buildBytes([...madeRecords(60), ...hostile])
    await verifyIndex(memorySource(bytes))
    const index = await openIndex([memorySource(bytes)])
    for (const { article } of [...madeRecords(60), ...hostile]) {
      const match = await index.find({ url: mainUrl(article) })
      const story = match && (await index.story(match))
      expect(story?.article.title).toBe(article.title)
      const { excerpt = '' } = story?.article ?? {}
      if (article.excerpt !== noise) expect(excerpt).toBe(article.excerpt)
      else expect([noise.startsWith(excerpt.slice(0, -1)), excerpt.length > 100]).toEqual([true, true])
    }
  })

  it('leave out addresses of a page past the sixteenth and those without room, and their keys', async () => {
    const wordsOf = (n: number): string =>
      Array.from({ length: 20 }, (_, i) => ((n + 1) * 7919 * (i + 1)).toString(36))
        .join('-')
        .replace(/\d/g, 'q')
    const address = (n: number): string => `https://www.many.example/news/${wordsOf(n)}-91234567`
    const many: ArticleRecord[] = Array.from({ length: 90 }, (_, n) => ({
      article: {
        ...madeArticle(2),
        urls: {
          web: address(n),
          // Makes all of them one page: the id alone would not, because paths so unlike share it.
          original: address(n + 1),
          amp: null,
          cdnAmp: null,
        },
        provider: { name: 'Many', domain: 'many.example' },
      },
      related: [],
    }))
    const bytes = await buildBytes([...madeRecords(10), ...many], { text: false })
    expect(await verifyIndex(memorySource(bytes))).toMatchObject({ articles: 11 })
    const index = await openIndex([memorySource(bytes)])
    const found = await Promise.all(many.map(({ article }) => index.find({ url: mainUrl(article) })))
    // The id they share leads to the page from all of them.
    expect(found.every((match) => match !== null)).toBe(true)
    expect(found.filter((match) => match?.by === 'path')).toHaveLength(18)
    expect(found.filter((match) => match?.by === 'id').length).toBeGreaterThan(5)
  })
})
