import { describe, expect, it } from 'vitest'
import { parseRecord } from '../article/record.ts'
import type { ArticleRecord } from '../article/types.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { openIndex, topStories } from './reader.ts'
import { verifyIndex } from './verify.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 30, 12)

/** A record of `outlet` on an event that happened some days ago, listing the other outlets' articles. */
function recordOf(
  event: string,
  outlet: string,
  daysAgo: number,
  others: readonly string[] = [],
): ArticleRecord {
  const fields = (domain: string) => ({
    title: `${event} as ${domain} tells it`,
    webUrl: `https://${domain}.example/${event}-${domain}`,
    publishedDateTime: new Date(NOW - daysAgo * DAY).toISOString(),
  })
  const { record } = parseRecord({ ...fields(outlet), related: others.map(fields) })
  if (!record) throw new Error('no record')
  return record
}

const open = async (...parts: readonly (readonly ArticleRecord[])[]) =>
  openIndex(
    await Promise.all(
      parts.map(async (records) => {
        const source = memorySource(await buildBytes(records, { text: false }))
        await verifyIndex(source)
        return source
      }),
    ),
  )

const headlines = ({ stories }: Awaited<ReturnType<typeof topStories>>) =>
  stories.map(({ story, outlets }) => [story.article.title.split(' ')[0], outlets])

const flood = recordOf('flood', 'post', 0, ['herald', 'mirror', 'echo'])
const strike = recordOf('strike', 'post', 1, ['herald'])
const old = recordOf('election', 'post', 3, ['herald', 'mirror', 'echo', 'star'])
const alone = recordOf('fair', 'post', 0)

describe('the top stories', () => {
  it('are those of the last 48 hours, most outlets first, each once', async () => {
    const answer = await topStories([await open([old, strike, alone, flood])], 10)
    expect(headlines(answer)).toEqual([
      ['flood', 4],
      ['strike', 2],
    ])
  })

  it('are counted back from the newest article, however old it is', async () => {
    expect(headlines(await topStories([await open([old])], 10))).toEqual([['election', 5]])
  })

  it('count only what outlets wrote in the 48 hours', async () => {
    const late = { ...flood, related: [...flood.related, ...old.related] }
    expect(headlines(await topStories([await open([late])], 10))).toEqual([['flood', 4]])
  })

  it('of several parts are those of the parts that reach the last 48 hours', async () => {
    expect(headlines(await topStories([await open([old], [strike], [flood])], 10))).toEqual([
      ['flood', 4],
      ['strike', 2],
    ])
  })

  it('of several indexes name a story once, as the index with most outlets has it', async () => {
    const smaller = recordOf('flood', 'herald', 0, ['post', 'mirror'])
    const answer = await topStories([await open([smaller]), await open([flood, strike])], 10)
    expect(headlines(answer)).toEqual([
      ['flood', 4],
      ['strike', 2],
    ])
    expect(answer.stories[0]?.index).toBe(1)
  })

  it('are as many as are wanted', async () => {
    expect(headlines(await topStories([await open([strike, flood])], 1))).toEqual([['flood', 4]])
  })

  it('leave out an index that cannot be read, and say which', async () => {
    const bytes = await buildBytes([flood], { text: false })
    const { states } = await openIndex([memorySource(bytes)])
    bytes[40] = (bytes[40] ?? 0) ^ 1
    const damaged = await openIndex([memorySource(bytes)], states)
    const answer = await topStories([damaged, await open([strike])], 10)
    expect(headlines(answer)).toEqual([['strike', 2]])
    expect([...answer.failed.keys()]).toEqual([0])
  })
})
