import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { StoryCorpus } from './corpus.ts'
import type { StoryDocument } from './types.ts'

type Entry = {
  title: string
  excerpt: string
  publishedDateTime: string
  provider: { name: string; domain: string }
}

function sample(): { docs: StoryDocument[]; own: number } {
  const text = readFileSync(
    new URL('../../../sample/amazon-shifts-alexa-to-inferentia.md', import.meta.url),
    'utf8',
  )
  const record = load(text.split('---\n')[1] ?? '') as Entry & { related: Entry[] }
  const docs = [record, ...record.related].map((entry) => ({
    title: entry.title,
    excerpt: entry.excerpt,
    time: Math.floor(new Date(entry.publishedDateTime).getTime() / 1000),
    provider: entry.provider.domain,
    providerName: entry.provider.name,
  }))
  return { docs, own: record.related.length }
}

describe('the story of an article', () => {
  it('names as original what came first, in whatever order articles are added', () => {
    const text = {
      title: 'Harbour council votes to close the old swing bridge',
      excerpt: 'Nine voted to close it from January, after cracks were found in two of its bearings.',
    }
    const page = {
      title: 'Swing bridge of the harbour closes',
      excerpt: '',
      time: 9000,
      provider: 'a',
      providerName: 'A',
    }
    const lists = {
      offsets: Uint32Array.of(0, 2, 2, 2),
      members: Uint32Array.of(1, 2),
      whole: Uint8Array.of(1, 1),
    }
    const corpus = new StoryCorpus(lists, { text: true })
    for (const doc of [
      page,
      { ...text, time: 7200, provider: 'b', providerName: 'B' },
      { ...text, time: 3600, provider: 'c', providerName: 'C' },
    ])
      corpus.add(doc)
    expect(
      corpus
        .finish()
        .story(0)
        .map(({ article, copyOf }) => [article, copyOf]),
    ).toEqual([
      [1, 2],
      [2, null],
    ])
  })

  it("is the sample's own five rows in their order", () => {
    const { docs, own } = sample()
    const offsets = Uint32Array.from({ length: docs.length + 1 }, (_, i) => (i === 0 ? 0 : own))
    const members = Uint32Array.from({ length: own }, (_, i) => i + 1)
    const lists = { offsets, members, whole: new Uint8Array(own).fill(1) }
    const corpus = new StoryCorpus(lists, { text: true })
    for (const doc of docs) corpus.add(doc)
    const story = corpus.finish().story(0)
    expect(story.map((entry) => entry.article)).toEqual([1, 2, 3, 4, 5])
    expect(story.map((entry) => entry.why)).toEqual(
      [0, 1, 2, 3, 4].map((position) => ({ by: 'own', position })),
    )
    expect(story[0]?.copyOf).toBe(0)
    expect(story[1]?.copyOf).toBe(null)
  })
})
