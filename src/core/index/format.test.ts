import { beforeAll, expect, it } from 'vitest'
import type { Row } from '../story/types.ts'
import { splitText, termsOf } from '../text/terms-of.ts'
import { titleGrams } from '../text/title-grams.ts'
import { hashWord } from '../text/words.ts'
import { keys } from '../url/keys.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { CARD, madeArticle, madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { type PlainArticle, readPlainly } from './fixtures/plain-reader.ts'
import { hashKey } from './key-hash.ts'
import { lengthen } from './read/address.ts'
import { openIndex } from './reader.ts'

/** A file as docs/format.md says it is read, against what went in and what the product's own reader says of it. */
const COUNT = 700
let bytes: Uint8Array
let plain: ReturnType<typeof readPlainly>
let byNumber: Map<number, PlainArticle>

beforeAll(async () => {
  bytes = await buildBytes(madeRecords(COUNT))
  plain = readPlainly(Buffer.from(bytes))
  byNumber = new Map(plain.articles.map((article) => [article.number, article]))
})

const urlOf = ({ texts: [title = '', , web = '', original = ''], provider }: PlainArticle): string =>
  lengthen(web || original, null, { title, domain: provider.domain })

const withFolded = (row: Row): Row[] => [row, ...[...row.more, ...row.copies].flatMap(withFolded)]

it('holds every article once, with what it was given', () => {
  expect(plain.counts.articles).toBe(COUNT)
  expect(byNumber.size).toBe(COUNT)
  const made = new Map(Array.from({ length: COUNT }, (_, n) => madeArticle(n)).map((one) => [one.title, one]))
  for (const article of plain.articles) {
    const { title, excerpt, urls, provider, time, quality, topics, type, image, dateIsFirstSeen, language } =
      made.get(article.texts[0] ?? '') ?? {}
    expect(article).toMatchObject({
      time,
      quality,
      provider,
      texts: { 0: title, 1: excerpt, 7: topics?.join('\t'), 9: language ?? '' },
    })
    expect(urlOf(article)).toBe(urls?.web ?? urls?.original)
    expect(article.flags).toBe((type === 'video' ? 1 : 0) + 2 + (image ? 4 : 0) + (dateIsFirstSeen ? 8 : 0))
    expect(article.size).toEqual(image ? [(image.width ?? -1) + 1, (image.height ?? -1) + 1] : null)
  }
})

it('leads from every key of every article to its number, by 53 bits of the hash', () => {
  const buckets = Math.max(...plain.entries.map(({ bucket }) => bucket)) + 1
  expect(buckets).toBeGreaterThan(1)
  const bits = 53 - Math.floor(Math.log2(buckets))
  const found = new Map(plain.entries.map(({ bucket, tag, number }) => [`${bucket} ${tag}`, number]))
  expect(found.size).toBe(plain.counts.keys)
  for (const article of plain.articles)
    for (const key of keys(urlOf(article))) {
      const [h1, h2, h3] = hashKey(key)
      const tag = (BigInt(h2) * 2n ** 21n + BigInt(h3 >>> 11)) >> BigInt(53 - bits)
      expect(found.get(`${Math.floor((h1 * buckets) / 2 ** 32)} ${tag}`), key).toBe(article.number)
    }
})

it('has the rows that the reader shows, of other outlets, best first', async () => {
  const index = await openIndex([memorySource(bytes)])
  let rows = 0
  for (const article of plain.articles) {
    const match = await index.find({ url: urlOf(article) })
    expect(match?.article).toBe(article.number)
    const story = match && (await index.story(match))
    const shown = (story?.rows ?? []).flatMap(withFolded).map(({ url }) => url)
    const held = article.rows.map(({ number }) => byNumber.get(number)).map((one) => one && urlOf(one))
    expect(new Set(shown)).toEqual(new Set(held))
    rows += held.length
  }
  expect(rows).toBeGreaterThan(COUNT)
})

it('names its outlets, its card, its counts and its hash', async () => {
  const outlets = new Set(Array.from({ length: COUNT }, (_, n) => madeArticle(n).provider.domain))
  expect(plain.providers.map(({ domain }) => domain).sort()).toEqual([...outlets].sort())
  expect(plain.providers.reduce((sum, { articles }) => sum + articles, 0)).toBe(COUNT)
  expect(plain.meta).toMatchObject({ card: CARD, articles: COUNT, providers: outlets.size })
  expect((await openIndex([memorySource(bytes)])).info.hashes).toEqual([plain.hash])
})

it('has the terms of every article with their location, in order of time, its row, and the gram table', () => {
  const { rows, terms, grams } = plain.terms
  const counts = new Float64Array(4096)
  expect(rows).toHaveLength(COUNT)
  const found = rows.map(() => new Map<number, number>())
  for (const { hash, postings } of terms)
    for (const { rank, location } of postings) found[rank]?.set(hash, location)
  // Lists of one chunk and of several, and those in their bucket.
  const lengths = terms.map(({ postings }) => postings.length)
  expect([
    lengths.some((df) => df <= 4),
    lengths.some((df) => df > 4 && df <= 128),
    Math.max(...lengths) > 128,
  ]).toEqual([true, true, true])
  const termOf = new Map(terms.map((term) => [term.hash, term]))
  const rarity = (df: number) => Math.log(1 + COUNT / df) / Math.log(1 + 1000)
  let before = Number.NEGATIVE_INFINITY
  rows.forEach((row, rank) => {
    const article = byNumber.get(row.number)
    const [title = '', excerpt = ''] = article?.texts ?? []
    const outlets = [article?.provider.name ?? '', article?.provider.domain ?? '']
    const { locations } = termsOf(splitText(title, excerpt, outlets))
    expect(found[rank], title).toEqual(locations)
    for (const gram of titleGrams(title, outlets)) counts[gram % 4096] = (counts[gram % 4096] ?? 0) + 1
    const time = article?.time ?? null
    if (time === null) expect(row.time, title).toBeNull()
    else expect(Math.floor((time - (row.time ?? Number.NaN)) / 60), title).toBe(0)
    expect(row.time ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before)
    before = row.time ?? Number.POSITIVE_INFINITY
    expect(row.provider).toBe(hashWord(article?.provider.domain ?? '') >>> 16)
    const mine = [...locations].map(([hash, location]) => ({
      location,
      name: (termOf.get(hash)?.name ?? 0) / 255,
      rare: rarity(termOf.get(hash)?.postings.length ?? 0),
    }))
    const inTitle = mine.filter(({ location }) => location & 1)
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
    const stated = {
      norm: Math.sqrt(
        sum(mine.map(({ location, rare }) => (rare * ([0, 1, 0.8, 1.15][location] ?? 0)) ** 2)),
      ),
      titleWeight: sum(inTitle.map(({ rare }) => rare)),
      titleNames: sum(inTitle.map(({ rare, name }) => rare * name * name)),
    }
    for (const name of ['norm', 'titleWeight', 'titleNames'] as const)
      if (stated[name] > 0.02) expect(row[name] / stated[name], name).toBeCloseTo(1, 1)
    expect(row.bestNeighbour).toBeLessThanOrEqual(1.02)
  })
  expect(rows.some(({ bestNeighbour }) => bestNeighbour > 0)).toBe(true)
  for (const [gram, count] of counts.entries())
    expect(Math.abs((grams[gram] ?? 0) - count)).toBeLessThanOrEqual(0.04 * count)
})
