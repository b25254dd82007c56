import { expect, it } from 'vitest'
import type { Article, ArticleRecord } from '../../article/types.ts'
import { buildBytes } from '../fixtures/in-memory.ts'
import { madeArticle, seeded } from '../fixtures/made-articles.ts'
import { memorySource } from '../fixtures/memory-source.ts'
import { openIndex } from '../reader.ts'
import { verifyIndex } from '../verify.ts'

const LISTS = 28
const LENGTH = 6
const random = seeded(3)
/** Chinese characters of 20,000: three bytes each, of which no deflate makes one. */
const noise = (length: number): string =>
  String.fromCharCode(...Array.from({ length }, () => 0x4e00 + Math.floor(random() * 20_000)))

const article = (name: string, time: number, excerpt: string): Article => ({
  ...madeArticle(1),
  title: `${noise(12)} ${name}`,
  excerpt,
  urls: { web: `https://${name}.example/${name}-and-what-it-says`, original: null, amp: null, cdnAmp: null },
  provider: { name, domain: `${name}.example` },
  time,
})

it('no row of a short own list is lost, however many blocks the lists of one block need', async () => {
  // So long that each has a block of its own, and told before those that list them: 168 blocks for the lists of one.
  const listed = Array.from({ length: LISTS * LENGTH }, (_, n) => article(`listed${n}`, n * 60, noise(1900)))
  const records: ArticleRecord[] = Array.from({ length: LISTS }, (_, n) => ({
    article: article(`owner${n}`, 86_400 + n * 60, ''),
    related: listed.filter((_, i) => i % LISTS === n),
  }))
  const bytes = await buildBytes(records)
  await verifyIndex(memorySource(bytes))
  const index = await openIndex([memorySource(bytes)])
  for (const { article: owner, related } of records) {
    const match = await index.find({ url: owner.urls.web ?? '' })
    const story = match && (await index.story(match))
    expect(story?.rows.map(({ url }) => url).sort(), owner.title).toEqual(
      related.map(({ urls }) => urls.web).sort(),
    )
  }
})
