import { describe, expect, it } from 'vitest'
import type { Article, ArticleRecord } from '../article/types.ts'
import { flattenRow } from '../story/flatten-row.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { madeArticle, madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { readPlainly } from './fixtures/plain-reader.ts'
import { listProviders } from './providers.ts'
import { type Index, openIndex } from './reader.ts'
import { verifyIndex } from './verify.ts'

const COUNT = 240
const records = madeRecords(COUNT)
const articles = Array.from({ length: COUNT }, (_, n) => madeArticle(n))
const urlOf = ({ urls }: Article): string => urls.web ?? urls.original ?? ''

/** Three parts, cut inside events: undated, before the edge, from the edge on. */
const EDGE = articles[121]?.time ?? 0
const PARTS: readonly ((article: Article) => boolean)[] = [
  ({ time }) => time === null,
  ({ time }) => time !== null && time < EDGE,
  ({ time }) => time !== null && time >= EDGE,
]
const filesOf = (all: readonly ArticleRecord[]): Promise<Uint8Array[]> =>
  Promise.all(PARTS.map((owns) => buildBytes(all, { owns })))

async function storiesOf(index: Index): Promise<Map<string, string[]>> {
  const stories = new Map<string, string[]>()
  for (const article of articles) {
    const match = await index.find({ url: urlOf(article) })
    const story = match && (await index.story(match))
    stories.set(
      urlOf(article),
      (story?.rows ?? []).flatMap(flattenRow).map(({ url }) => url),
    )
  }
  return stories
}

describe('an index whose parts are cut inside stories', async () => {
  const whole = await openIndex([memorySource(await buildBytes(records))])
  const files = await filesOf(records)
  const index = await openIndex(files.map(memorySource))

  it('gives every story that one file gives', async () => {
    expect(await storiesOf(index)).toEqual(await storiesOf(whole))
  })

  it('counts every article once: articles, outlets, scores, newest', async () => {
    expect(index.info.articles).toBe(COUNT)
    expect(index.info.newest).toBe(whole.info.newest)
    expect(index.info.scale).toEqual(whole.info.scale)
    const counted = async (one: Index) =>
      (await listProviders(one)).map(({ provider, articles: count }) => [provider.domain, count])
    expect(await counted(index)).toEqual(await counted(whole))
  })

  it('is sound in every part, and some parts have guests', async () => {
    const reports = await Promise.all(files.map((file) => verifyIndex(memorySource(file))))
    expect(reports.reduce((sum, report) => sum + report.articles, 0)).toBe(COUNT)
    expect(reports.filter(({ guests }) => guests > 0).length).toBeGreaterThan(1)
  })

  it('holds a guest only where a story shows it, without key, story and terms', () => {
    for (const file of files) {
      const plain = readPlainly(Buffer.from(file))
      const guests = plain.articles.filter(({ flags }) => flags & 16)
      const shown = new Set(plain.articles.flatMap(({ rows }) => rows.map(({ number }) => number)))
      const keyed = new Set(plain.entries.map(({ number }) => number))
      const termed = new Set(plain.terms.rows.map(({ number }) => number))
      expect(plain.articles.length - guests.length).toBe(plain.counts.articles)
      for (const { number, rows } of guests)
        expect([rows.length, shown.has(number), keyed.has(number), termed.has(number)]).toEqual([
          0,
          true,
          false,
          false,
        ])
    }
  })

  it('never answers a headline with one article twice', async () => {
    for (const { title, time } of articles.slice(110, 130)) {
      const { rows } = await index.near({ title, excerpt: '', time, provider: 'elsewhere.example' })
      expect(new Set(rows.map(({ row }) => row.url)).size).toBe(rows.length)
    }
  })
})

it('a part has the same bytes whatever the order of the records', async () => {
  const [, part = new Uint8Array(0)] = await filesOf(records)
  const [, again = new Uint8Array(0)] = await filesOf(records.toReversed())
  expect(Buffer.compare(part, again)).toBe(0)
})
