/** The scripts that look for a story to show see every article of an index, in many blocks too. */
import { expect, test } from 'vitest'
import { allStories, sampleStory } from '../../scripts/index-stories.ts'
import { parseRecord } from '../../src/core/article/record.ts'
import { buildBytes } from '../../src/core/index/fixtures/in-memory.ts'
import { memorySource } from '../../src/core/index/fixtures/memory-source.ts'
import { openIndex } from '../../src/core/index/reader.ts'

const COUNT = 400
const urlOf = (n: number) => `https://outlet-${n % 7}.example/news/story-of-the-day-number-${n}`

async function indexOf(count: number) {
  const records = Array.from({ length: count }, (_, n) => ({
    title: `Story of the day number ${n}`,
    excerpt: 'word '.repeat(60),
    webUrl: urlOf(n),
    provider: { domain: `outlet-${n % 7}.example` },
  }))
  const parsed = records.flatMap((each) => parseRecord(each).record ?? [])
  return openIndex([memorySource(await buildBytes(parsed, { text: false }))])
}

test('every article comes once', async () => {
  const urls: string[] = []
  for await (const { article } of allStories(await indexOf(COUNT))) urls.push(article.url)
  expect(urls.sort()).toEqual(Array.from({ length: COUNT }, (_, n) => urlOf(n)).sort())
})

test('an index that is not the sample has no sample story, an empty one no story at all', async () => {
  expect(await sampleStory(await indexOf(3))).toBeNull()
  const none: unknown[] = []
  for await (const story of allStories(await indexOf(0))) none.push(story)
  expect(none).toEqual([])
})
