/** Every value that a reader would believe: `verify` finds a lie in each. */
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../bytes/byte-reader.ts'
import { readHead } from '../terms/layout.ts'
import type { TermsContent } from '../terms/write-section.ts'
import { entryOf, forge, type Lie, type StoredKey } from './fixtures/forge.ts'
import { madeArticle } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { hashKey } from './key-hash.ts'
import { openIndex } from './reader.ts'
import { verifyIndex } from './verify.ts'
import type { ArticleToWrite, RowToWrite } from './write/block.ts'

const rowTo = (block: number, slot: number, rest: Partial<RowToWrite> = {}): RowToWrite => ({
  block,
  slot,
  why: { by: 'text', score: 0.5 },
  copyOf: null,
  copyScore: 0,
  ...rest,
})

/** Two blocks; the first article's story shows one of the other block and a guest. */
const BLOCKS: readonly (readonly ArticleToWrite[])[] = [
  [entryOf(1, { rows: [rowTo(1, 0), rowTo(0, 1)] }), entryOf(2, { guest: true })],
  [entryOf(3), entryOf(4), entryOf(45, { noIdKeys: true })],
]

/** The story of the first article: its own outlet, that of article 3, and the guest's. */
const TOP: Lie['top'] = [[0, 3]]

const verify = async (blocks = BLOCKS, lie: Lie = {}) =>
  verifyIndex(memorySource(await forge(blocks, { top: blocks === BLOCKS ? TOP : [], ...lie })))

/** The blocks with one article changed. */
const withEntry = (block: number, slot: number, change: Partial<ArticleToWrite>) =>
  BLOCKS.map((articles, b) =>
    articles.map((entry, s) => (b === block && s === slot ? { ...entry, ...change } : entry)),
  )

const malformed = (rule: string) => ({ code: 'malformed', expected: expect.stringContaining(rule) })

describe('a file whose maker tells the truth', () => {
  it('is sound', async () => {
    expect(await verify()).toMatchObject({ articles: 4, guests: 1, storyRows: 2 })
  })
})

describe('a file whose maker lies is not sound', () => {
  const UNKNOWN = hashKey('https://a.example/b')
  const changedKeys = (change: (keys: readonly StoredKey[]) => readonly StoredKey[]): Lie => ({
    keys: change,
  })
  const firstProvider = (change: object): Lie => ({
    providers: (entries) => entries.map((entry, i) => (i === 0 ? { ...entry, ...change } : entry)),
  })
  const changedMeta = (change: object): Lie => ({ meta: (meta) => ({ ...meta, ...change }) })

  it.each<[string, string, Lie]>([
    ['a key is missing', 'keys', changedKeys((keys) => keys.slice(1))],
    ['a key is no article’s', 'keys', changedKeys((keys) => [...keys, { hash: UNKNOWN, number: 0 }])],
    [
      'a key leads to another article',
      'the keys of the articles',
      changedKeys(([a, ...rest]) => (a ? [{ ...a, number: 3 }, ...rest] : [])),
    ],
    [
      'a key leads to a guest',
      'keys',
      changedKeys((keys) => [...keys, { hash: hashKey(urlOf(2)), number: 1 }]),
    ],
    ['an outlet has another count', 'the providers of', firstProvider({ articles: 2 })],
    ['an outlet has another name', 'the providers of', firstProvider({ name: 'Somebody else' })],
    ['an outlet has another domain', 'the providers of', firstProvider({ domain: 'elsewhere.example' })],
    ['an outlet has another time', 'the providers of', firstProvider({ newest: 60 })],
    ['an outlet is missing', 'the providers of', { providers: (entries) => entries.slice(1) }],
    [
      'an outlet is added',
      'the providers of',
      { providers: (all) => [...all, ...all.slice(-1).map((one) => ({ ...one, identity: 'z.example' }))] },
    ],
    ['meta counts fewer outlets', '4 providers', changedMeta({ providers: 1 })],
    ['meta has another newest time', 'the newest article', changedMeta({ newest: '2030-01-01T00:00:00Z' })],
    ['meta has no newest time', 'the newest article', changedMeta({ newest: null })],
    ['meta has no scores', "the articles' scores", changedMeta({ distribution: null })],
    [
      'meta has other scores',
      "the articles' scores",
      changedMeta({ distribution: { min: 1, values: [1], counts: [1], exact: true } }),
    ],
    ['meta names a top story that is none', 'the top stories', { top: [[0, 2]] }],
    [
      'the footer counts more articles',
      '5 articles',
      { ...changedMeta({ articles: 5 }), parameters: { articles: 5 } },
    ],
    ['the footer counts fewer keys', 'keys', { parameters: { keys: 1 } }],
    ['an article number has more bits', 'bits', { parameters: { numberBits: 9 } }],
  ])('when %s', async (_what, rule, lie) => {
    await expect(verify(BLOCKS, lie)).rejects.toMatchObject(malformed(rule))
  })

  it.each<[string, readonly (readonly ArticleToWrite[])[], string]>([
    ['a row is no article', withEntry(0, 0, { rows: [rowTo(1, 7)] }), 'an article in file page'],
    ['a row is the article itself', withEntry(0, 0, { rows: [rowTo(0, 0)] }), 'rows of other providers'],
    [
      'a row is of the same outlet',
      withEntry(1, 0, { rows: [rowTo(1, 2)], article: sameOutlet() }),
      'rows of other',
    ],
    ['a row is there twice', withEntry(0, 0, { rows: [rowTo(1, 0), rowTo(1, 0)] }), 'each article once'],
    [
      'a row is a copy of itself',
      withEntry(0, 0, { rows: [rowTo(1, 0, { copyOf: 0 })] }),
      'no copy of itself',
    ],
    ['a guest has a story', withEntry(0, 1, { rows: [rowTo(1, 0)] }), 'a guest without a story'],
    ['an outlet has a usual score of few', withEntry(1, 0, { usual: 7 }), 'the usual score null'],
    [
      'an outlet has two usual scores',
      [[entryOf(3, { usual: 1 })], [entryOf(3, { usual: 2, article: otherPage() })]],
      'one usual score',
    ],
    ['a key is in two articles', [[entryOf(3)], [entryOf(3)]], 'each key in one article'],
  ])('when %s', async (_what, blocks, rule) => {
    await expect(verify(blocks)).rejects.toMatchObject(malformed(rule))
  })

  it.each<[string, string, (row: Uint8Array) => void]>([
    ['another article', 'an article', (row) => row.fill(9, 0, 1)],
    ['another time', 'the time', (row) => row.fill((row[1] ?? 0) + 5, 1, 2)],
    ['another outlet', 'the provider', (row) => row.fill((row[2] ?? 0) ^ 1, 2, 3)],
  ])('when a term row has %s', async (_what, rule, change) => {
    const blocks = [[entryOf(1), entryOf(2)]]
    const lie: Lie = {
      terms: (terms) => {
        const content = terms.content.slice()
        change(content.subarray(rowsOf(terms)))
        return { ...terms, content }
      },
    }
    await expect(verify(blocks, lie)).rejects.toMatchObject(malformed(rule))
    await expect(verify(blocks)).resolves.toMatchObject({ articles: 2 })
  })
})

describe('an article without id keys', () => {
  it('is found by its path and not by its id', async () => {
    const article = { ...madeArticle(7), urls: withId() }
    for (const noIdKeys of [false, true]) {
      const bytes = await forge([[entryOf(7, { article, noIdKeys })]])
      await verifyIndex(memorySource(bytes))
      const index = await openIndex([memorySource(bytes)])
      const [path = '', sameId = ''] = [withId().web, 'https://www.ids.example/another-story-91234567']
      expect(await index.find({ url: path })).toMatchObject({ by: 'path' })
      expect((await index.find({ url: sameId }))?.by ?? null).toBe(noIdKeys ? null : 'id')
    }
  })
})

function urlOf(n: number): string {
  const { urls } = madeArticle(n)
  return urls.web ?? urls.original ?? ''
}

/** Article 3 at the outlet of article 45, the third of its block. */
function sameOutlet() {
  return { ...madeArticle(3), provider: madeArticle(45).provider }
}

/** Another page of article 3's outlet. */
function otherPage() {
  return { ...madeArticle(4), provider: madeArticle(3).provider }
}

function withId() {
  return {
    web: 'https://www.ids.example/a-story-of-the-harbour-91234567',
    original: null,
    amp: null,
    cdnAmp: null,
  }
}

/** Where the rows begin in the content of a terms section. */
function rowsOf({ content, buckets, payload }: TermsContent): number {
  const head = new ByteReader(content.subarray(buckets * payload), buckets * payload)
  return readHead(head, { buckets, payload, size: content.length }).offsets.rows
}
