/** Files that exceed a limit, their checksums right: refused, and after little work. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { keys } from '../url/keys.ts'
import { entryOf, forge, type Lie } from './fixtures/forge.ts'
import { notingSource } from './fixtures/in-memory.ts'
import { madeArticle } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { hashKey } from './key-hash.ts'
import { LIMITS } from './limits.ts'
import { listProviders } from './providers.ts'
import { LookupBudget } from './read/trace.ts'
import { openIndex } from './reader.ts'
import type { Trace } from './types.ts'
import type { ArticleToWrite } from './write/block.ts'

const url = madeArticle(1).urls.web ?? ''
const article = madeArticle(1)
const [pathKey = ''] = keys(url)

/** Looks the page up in an index of these files. */
async function lookUp(files: readonly Uint8Array[], trace?: Trace) {
  const index = await openIndex(files.map(memorySource))
  const match = await index.find({ url }, trace)
  return match && index.story(match, trace)
}

it('the table of docs/format.md has the limits of the code', () => {
  const [, section = ''] = readFileSync('docs/format.md', 'utf8').split('## 10. Limits')
  const rows = section.split('\n## ')[0]?.matchAll(/^\| `(\w+)` \| (\d+) \|/gm) ?? []
  expect(Object.fromEntries([...rows].map(([, name, most]) => [name, Number(most)]))).toEqual(LIMITS)
})

describe('an article is refused', () => {
  const long = (length: number): string => 'x'.repeat(length)
  const many = (count: number): string[] =>
    Array.from({ length: count }, (_, n) => `https://www.herald-1.example/further-address-${n}`)
  it.each<[string, Partial<ArticleToWrite>, string]>([
    ['a title', { article: { ...article, title: long(501) } }, 'at most 500 characters'],
    ['an excerpt', { article: { ...article, excerpt: long(2001) } }, 'at most 2000 characters'],
    ['a language', { article: { ...article, language: long(40) } }, 'at most 39 characters'],
    ['a topic', { article: { ...article, topics: [long(101)] } }, 'at most 100 characters'],
    ['more topics', { article: { ...article, topics: many(33) } }, 'at most 32 values'],
    [
      'an address',
      { article: { ...article, urls: { ...article.urls, amp: `https://b.example/${long(2040)}` } } },
      'at most 2048 characters',
    ],
    ['more further addresses', { also: many(17) }, 'at most 16 values'],
    ['thousands of further addresses', { also: Array<string>(5000).fill(url) }, 'at most 16 values'],
    [
      'an outlet’s name',
      { article: { ...article, provider: { ...article.provider, name: long(201) } } },
      'a name and a domain',
    ],
    [
      'an outlet’s domain',
      { article: { ...article, provider: { ...article.provider, domain: `${long(250)}.example` } } },
      'a name and a domain',
    ],
    [
      'an image',
      { article: { ...article, image: { url: 'https://b.example/b.jpg', width: 100_001, height: 1 } } },
      'at most 100001',
    ],
  ])('when %s exceeds its limit', async (_what, change, rule) => {
    const bytes = await forge([[entryOf(1, change)]], { keys: () => [{ hash: hashKey(pathKey), number: 0 }] })
    // The address of the page is what confirms it: no key of the article is made first.
    await expect(lookUp([bytes])).rejects.toMatchObject({
      code: 'malformed',
      expected: expect.stringContaining(rule),
    })
  })
})

describe('opening a file', () => {
  const opening = async (lie: Lie) => {
    const source = notingSource(await forge([[entryOf(1), entryOf(2)]], lie))
    const open = openIndex([source])
    return { open, read: () => source.reads.reduce((sum, { length }) => sum + length, 0) }
  }

  it.each<[string, Lie]>([
    ['there are more outlets than articles', { meta: (meta) => ({ ...meta, providers: 3 }) }],
    ['meta and footer count articles otherwise', { meta: (meta) => ({ ...meta, articles: 3 }) }],
    [
      'there are more scores than articles',
      { meta: (meta) => ({ ...meta, distribution: { min: 1, values: [1], counts: [3], exact: true } }) },
    ],
    [
      'there are too many top stories',
      { meta: (meta) => ({ ...meta, top: Array.from({ length: 25 }, (_, n) => [n, 2]) }) },
    ],
    ['a top story is half an article', { meta: (meta) => ({ ...meta, top: [[0.5, 2]] }) }],
    [
      'the table of scores has no name',
      { meta: (meta) => ({ ...meta, card: { ...meta.card, scoreTable: {} } }) },
    ],
  ])('is refused when %s', async (_what, lie) => {
    await expect((await opening(lie)).open).rejects.toMatchObject({ code: 'malformed' })
  })

  it('does not read a meta section that is too long', async () => {
    const { open, read } = await opening({ metaBytes: () => new Uint8Array(30_000_000).fill(0x20) })
    await expect(open).rejects.toThrow('a meta of at most 262144 bytes')
    expect(read()).toBeLessThan(1000)
  })

  it('reads nothing of a file of another version but its header and its end', async () => {
    const source = notingSource(readFileSync('test/fixtures/v1/small.index'))
    await expect(openIndex([source])).rejects.toMatchObject({ code: 'unknown-version' })
    expect(source.reads.every(({ length }) => length < 200)).toBe(true)
  })
})

describe('listing outlets', () => {
  it('stops when there are more than the file counts', async () => {
    const { provider } = madeArticle(1)
    const lie: Lie = {
      providers: () =>
        Array.from({ length: 20_000 }, (_, n) => ({
          identity: `o${n}.example`,
          name: provider.name,
          domain: `o${n}.example`,
          articles: 1,
          newest: null,
        })),
    }
    const source = notingSource(await forge([[entryOf(1)]], lie))
    const index = await openIndex([source])
    await expect(listProviders(index)).rejects.toThrow('1 providers')
    expect(source.reads.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(300_000)
  })
})

describe('a look-up', () => {
  const elsewhere = Array.from({ length: 40 }, (_, n) => [entryOf(100 + n)])

  it('gives up on a part whose keys lead to other articles', async () => {
    const slots = 1
    const bytes = await forge(elsewhere, {
      keys: () => elsewhere.map((_, page) => ({ hash: hashKey(pathKey), number: page * slots })),
    })
    const trace = { rounds: 0, reads: 0, bytes: 0 }
    expect(await lookUp([bytes], trace)).toBeNull()
    // Two keys, and at most four blocks.
    expect(trace.reads).toBeLessThanOrEqual(2 + LIMITS.unconfirmed)
  })

  it('reads the story of a page in few parts, however many have it', async () => {
    const files = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        forge([
          [
            entryOf(1, {
              rows: [{ block: 0, slot: 1, why: { by: 'text', score: 0.5 }, copyOf: null, copyScore: 0 }],
            }),
            entryOf(202 + n),
          ],
        ]),
      ),
    )
    const story = await lookUp(files)
    expect(story?.rows).toHaveLength(LIMITS.pageParts)
  })

  it('ends when it has read or compared more than it may', () => {
    const budget = () => new LookupBudget(1)
    const times = (count: number, spend: () => void) => {
      for (let i = 0; i < count; i++) spend()
    }
    const [reads, bytes, addresses] = [budget(), budget(), budget()]
    expect(() => times(LIMITS.lookupReads, () => reads.spendRead(1))).not.toThrow()
    expect(() => reads.spendRead(1)).toThrow('few reads')
    expect(() => bytes.spendRead(LIMITS.lookupBytes + 1)).toThrow('few reads')
    expect(() => bytes.spendRead(Number.NaN)).toThrow('few reads')
    expect(() => times(LIMITS.lookupKeys, () => addresses.spendKeys())).not.toThrow()
    expect(() => addresses.spendKeys()).toThrow('few keys')
  })
})
