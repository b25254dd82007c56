import { describe, expect, it } from 'vitest'
import { parseRecord } from '../article/record.ts'
import type { ArticleRecord } from '../article/types.ts'
import { flattenRow } from '../story/flatten-row.ts'
import type { Story } from '../story/types.ts'
import type { PageAddress } from '../url/trust.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { CARD } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { type Index, openIndex } from './reader.ts'

type Fields = { readonly webUrl: string; readonly [name: string]: unknown }

function recordOf(fields: Fields): ArticleRecord {
  const { record } = parseRecord({ title: 'A harbour', ...fields })
  if (!record) throw new Error(`${fields.webUrl} is no record`)
  return record
}

async function indexOf(...parts: readonly (readonly Fields[])[]): Promise<Index> {
  const files = await Promise.all(parts.map((part) => buildBytes(part.map(recordOf))))
  return openIndex(files.map(memorySource))
}

async function storyOf(index: Index, page: PageAddress): Promise<Story | null> {
  const match = await index.find(page)
  return match && index.story(match)
}

const urls = (story: Story | null): readonly string[] => (story?.rows ?? []).map(({ url }) => url)

const ferry = { webUrl: 'https://ferry.example/the-ferry-is-back', title: 'The ferry is back' }
const quay = { webUrl: 'https://quay.example/quay-opens', title: 'Quay opens' }
const pier = { webUrl: 'https://pier.example/pier-closes', title: 'Pier closes' }
const wire = {
  webUrl: 'https://wire.example/wire',
  title: 'Old swing bridge of Port Maren shuts for repairs in January',
  publishedDateTime: '2025-12-30T08:00:00Z',
}
const local = { ...wire, webUrl: 'https://local.example/local', publishedDateTime: '2025-12-30T09:00:00Z' }

describe('a page that several parts know', () => {
  it('has the rows of all of them, each once, whichever address each part has for it', async () => {
    const [first, second] = ['https://quay.example/quay-opens-at-last', 'https://quay.example/?p=1234567']
    const twice = [
      { ...quay, webUrl: first, originalUrl: second },
      { ...quay, webUrl: quay.webUrl, originalUrl: second },
    ]
    for (const webUrl of [first, second, quay.webUrl]) {
      const index = await indexOf(
        [{ ...ferry, related: twice }],
        [{ ...ferry, related: [{ ...quay, webUrl }, pier] }],
      )
      const story = await storyOf(index, { url: ferry.webUrl })
      expect(
        story?.rows.map(({ provider }) => provider.domain),
        webUrl,
      ).toEqual(['quay.example', 'pier.example'])
      expect(story?.rows.flatMap(flattenRow)).toHaveLength(2)
    }
  })

  it('is not the page that its head claims to be in another part', async () => {
    const other = {
      webUrl: 'https://ferry.example/another-page-of-the-outlet',
      title: 'Another page',
      related: [pier],
    }
    const index = await indexOf([other], [{ ...ferry, related: [quay] }])
    const story = await storyOf(index, { url: ferry.webUrl, canonical: other.webUrl })
    expect([story?.article.url, ...urls(story)]).toEqual([ferry.webUrl, quay.webUrl])
  })

  it('has no row of an outlet that any of them says is its own', async () => {
    const bought = { ...ferry, provider: { name: 'Quay', domain: 'quay.example' }, related: [pier] }
    const index = await indexOf([bought], [{ ...ferry, related: [quay, pier] }])
    const story = await storyOf(index, { url: ferry.webUrl })
    for (const row of story?.rows ?? []) expect(row.provider.domain).not.toBe(story?.article.provider.domain)
    expect(urls(story)).toContain(pier.webUrl)
  })

  it('folds a copy under its original though only one part knows both', async () => {
    const index = await indexOf([{ ...ferry, related: [local] }], [{ ...ferry, related: [local, wire] }])
    const [row, ...others] = (await storyOf(index, { url: ferry.webUrl }))?.rows ?? []
    expect([row?.url, others]).toEqual([wire.webUrl, []])
    expect(row?.copies.map(({ url, copyOf }) => [url, copyOf?.url])).toEqual([[local.webUrl, wire.webUrl]])
  })
})

describe('an index of several parts', () => {
  const old = {
    ...ferry,
    publishedDateTime: '2024-05-01',
    quality: 10,
    related: [{ ...quay, title: 'Quay' }],
  }
  const young = { ...quay, publishedDateTime: '2025-05-01', quality: 30 }

  it('shows a page as its own record describes it, not as a list does', async () => {
    const story = await storyOf(await indexOf([old], [young]), { url: quay.webUrl })
    expect(story?.article.title).toBe('Quay opens')
    expect(urls(story)).toEqual([ferry.webUrl])
  })

  it('calls an outlet as most of its articles do', async () => {
    const named = ['Aaa', 'Quay News', 'Quay News'].map((name, n) => ({
      webUrl: `https://quay.example/page-${n}`,
      provider: { name, domain: 'quay.example' },
    }))
    expect((await (await indexOf(named)).provider('quay.example'))?.provider.name).toBe('Quay News')
  })

  it('adds up articles and scores of its parts, and has the newest time and the last card', async () => {
    for (const parts of [
      [[old], [young]],
      [[young], [old]],
    ]) {
      const index = await indexOf(...parts)
      expect(index.info).toMatchObject({
        articles: 3,
        newest: '2025-05-01T00:00:00Z',
        scale: { scored: 2, median: 20 },
      })
      // Outlets of both are not told apart without reading: as many as one part has.
      expect(index.info.providers).toBe(2)
      expect((await index.provider('quay.example'))?.newest).toBe('2025-05-01T00:00:00Z')
    }
    const cards = await Promise.all(
      ['first', 'last'].map((name) => buildBytes([], { card: { ...CARD, name } })),
    )
    expect((await openIndex(cards.map(memorySource))).info.card.name).toBe('last')
  })
})

describe('an AMP address that articles of several parts claim', () => {
  const ampWebUrl = 'https://ferry.example/amp/now'
  const claims = [
    { ...ferry, ampWebUrl },
    { ...pier, ampWebUrl },
  ]

  it('leads to none of them, as it does in one file', async () => {
    for (const index of [await indexOf(claims), await indexOf(claims.slice(0, 1), claims.slice(1))])
      expect(await index.find({ url: ampWebUrl })).toBeNull()
  })

  it('leaves the answer to the page’s other addresses', async () => {
    const index = await indexOf(claims.slice(0, 1), claims.slice(1))
    expect(await index.find({ url: ampWebUrl, canonical: ferry.webUrl })).toMatchObject({
      via: 'canonical',
      part: 0,
    })
  })

  it('leads to the article whose own address it is', async () => {
    const own = { webUrl: ampWebUrl, title: 'Now', related: [quay] }
    const index = await indexOf([{ ...ferry, ampWebUrl, related: [pier] }], [own])
    const story = await storyOf(index, { url: ampWebUrl })
    expect([story?.article.url, ...urls(story)]).toEqual([ampWebUrl, quay.webUrl])
  })

  it('leads to the article that all of them mean, with its story whole', async () => {
    const index = await indexOf(
      [{ ...ferry, ampWebUrl, related: [quay] }],
      [{ ...ferry, ampWebUrl, related: [pier] }],
    )
    expect(urls(await storyOf(index, { url: ampWebUrl }))).toEqual([quay.webUrl, pier.webUrl])
  })
})

describe('near matches in several parts', () => {
  const page = {
    title: 'Port Maren shuts its old swing bridge',
    excerpt: '',
    time: null,
    provider: 'reader.example',
  }

  it('leave out excluded pages in every part', async () => {
    const index = await indexOf([wire], [wire, pier])
    const { rows } = await index.near(page, { exclude: [wire.webUrl] })
    expect(rows.map(({ row }) => row.url)).not.toContain(wire.webUrl)
  })

  it('name an article once, however many parts have it', async () => {
    const index = await indexOf([wire], [{ ...quay, related: [wire] }], [wire, pier])
    const { rows, shown } = await index.near(page)
    expect(rows.map(({ row }) => row.url).filter((url) => url === wire.webUrl)).toHaveLength(1)
    expect(shown).toBe(1)
  })

  it('weigh words and names by the counts of all parts', async () => {
    const part = [
      { ...wire, excerpt: 'Ferries of Port Maren will run to the quay of Tarn, said Maren Council.' },
      {
        ...pier,
        title: 'Tarn quay to close',
        excerpt: 'The village of Tarn and its council said no to Lisbon.',
      },
      quay,
    ]
    const asked = {
      ...page,
      // Words of titles alone: a gram that no part has is rarer in more articles.
      title: 'Tarn quay to close',
      excerpt: 'Ferries run to Port Maren and to Lisbon.',
    }
    const scores = async (index: Index) =>
      (await index.near(asked)).rows.map(({ row, score }) => [row.url, score])
    expect(await scores(await indexOf(part, part))).toEqual(await scores(await indexOf(part)))
  })

  it('are as many as wanted, and the same as those of one file', async () => {
    const bridges = Array.from({ length: 12 }, (_, n) => ({
      ...wire,
      webUrl: `https://outlet-${n}.example/bridge`,
      title: `${wire.title} ${Array.from({ length: n }, (_, word) => `more${word}`).join(' ')}`,
    }))
    const one = await (await indexOf(bridges)).near(page)
    const index = await indexOf(bridges, bridges)
    for (const shownOnly of [false, true]) {
      const { rows, shown } = await index.near(page, { shownOnly })
      expect(rows).toHaveLength(10)
      expect(new Set(rows.map(({ row }) => row.url)).size).toBe(10)
      expect(shown).toBe(one.shown)
    }
    expect((await index.near(page, { limit: 3 })).rows).toHaveLength(3)
  })
})
