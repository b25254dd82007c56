import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseRecord } from '../../article/record.ts'
import type { Article, ArticleRecord } from '../../article/types.ts'
import { buildBytes } from '../fixtures/in-memory.ts'
import { memorySource } from '../fixtures/memory-source.ts'
import { openIndex } from '../reader.ts'
import { verifyIndex } from '../verify.ts'
import { PageMerger } from './page-merge.ts'

/** Few hosts, paths and endings, so that most articles are one page with others: by path, by id, by a third that has both addresses. */
const url = fc
  .tuple(
    fc.constantFrom('a.example', 'www.a.example', 'm.b.example', 'bbc.com', 'bbc.co.uk'),
    fc.constantFrom(
      'one-two-three-four-1234567',
      'p/one-two-three-four-1234567',
      'q',
      'story-of-a-bridge',
      '12345678',
      '?id=123456',
    ),
    fc.constantFrom('', '/amp', '.html'),
  )
  .map(([host, path, end]) => `https://${host}/${path}${path.startsWith('?') ? '' : end}`)
const article = fc.record(
  {
    title: fc.constantFrom('A bridge', 'A bridge closes', 'สะพาน', '🚢'),
    webUrl: url,
    originalUrl: url,
    ampWebUrl: url,
    excerpt: fc.constantFrom('', 'The bridge closes.'),
    publishedDateTime: fc.constantFrom('2020-01-01', '2020-01-02T00:00:30Z'),
    provider: fc.constantFrom({ name: 'A', domain: 'a.example' }, { name: 'B', domain: 'b.example' }),
  },
  { requiredKeys: ['title', 'webUrl', 'provider'] },
)
const records = fc
  .array(fc.tuple(article, fc.array(article, { maxLength: 4 })), { minLength: 1, maxLength: 9 })
  .map((all) => all.map(([one, related]) => parseRecord({ ...one, related }).record as ArticleRecord)) // all have what is required

const own = ({ urls }: Article): string[] => [urls.web, urls.original].filter((one) => one !== null)

it('articles of one page become one, found by every address, with the same bytes in any order', async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.infiniteStream(fc.nat()), async (all, random) => {
      const bytes = await buildBytes(all, { text: false })
      await verifyIndex(memorySource(bytes))
      for (let turn = 0; turn < 3; turn++) {
        const shuffled = all
          .map((record) => ({ record, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ record }) => record)
        expect(Buffer.compare(await buildBytes(shuffled, { text: false }), bytes)).toBe(0)
      }
      const index = await openIndex([memorySource(bytes)])
      for (const one of all.flatMap(({ article: main, related }) => [main, ...related])) {
        const matches = await Promise.all(own(one).map((each) => index.find({ url: each })))
        expect(new Set(matches.map((match) => match?.article ?? null)).size).toBe(1)
        expect(matches).not.toContain(null)
      }
    }),
    { numRuns: 25, seed: 20261126 },
  )
})

it('lists of records of one page are joined, the longest first, without repeats and without the page', async () => {
  const entry = (name: string) => ({ title: name, webUrl: `https://${name}.example/${name}` })
  const page = entry('page')
  const lists = [['a'], ['b', 'page', 'c'], ['c', 'd', 'e', 'b']]
  for (const order of [lists, lists.toReversed()]) {
    const all = order.map(
      (list) => parseRecord({ ...page, related: list.map(entry) }).record as ArticleRecord,
    ) // has all
    const index = await openIndex([memorySource(await buildBytes(all, { text: false }))])
    const match = await index.find({ url: page.webUrl })
    const story = match && (await index.story(match))
    const byPosition = story?.rows.map(({ title, why }) => [why?.by === 'own' ? why.position : null, title])
    expect(byPosition?.sort()).toEqual(['c', 'd', 'e', 'b', 'a'].map((title, position) => [position, title]))
  }
})

it('records of one page are reported, also when only a third one joins them', () => {
  const [a, b] = ['https://a.example/one', 'https://a.example/two']
  const of = (webUrl: string, originalUrl: string): Article =>
    (parseRecord({ title: 'A', webUrl, originalUrl }).record as ArticleRecord).article // has what is required
  const pages = new PageMerger()
  pages.add(of(a, a), true, 'first')
  pages.add(of(b, b), true, 'second')
  expect(pages.merged).toEqual([])
  pages.add(of(a, b), true, 'third')
  expect(pages.merged.map(({ labels }) => labels)).toEqual([
    ['first', 'second'],
    ['first', 'third'],
  ])
})

it('a record with a publication time is kept before a fuller one that was only seen', () => {
  const webUrl = 'https://a.example/one-two-three-four'
  const parse = (fields: object): Article => {
    const { record } = parseRecord({
      title: 'A bridge closes',
      webUrl,
      publishedDateTime: '2026-11-24',
      ...fields,
    })
    if (!record) throw new Error('no record')
    return record.article
  }
  const published = parse({})
  const seen = parse({
    dateIsFirstSeen: true,
    excerpt: 'The bridge is shut.',
    quality: 7,
    topics: ['Bridges'],
  })
  for (const order of [
    [published, seen],
    [seen, published],
  ]) {
    const pages = new PageMerger()
    for (const article of order) pages.add(article, true, undefined)
    expect(pages.store.get(pages.pages()[0] ?? 0)).toEqual(published)
  }
})
