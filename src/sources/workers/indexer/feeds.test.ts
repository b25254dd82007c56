/** The indexer's feeds job on a device in memory: bytes of feeds in, an index out. */
import { beforeEach, expect, it, vi } from 'vitest'
import { writeRaw } from '../../files/feed-files.ts'
import { Device } from '../../fixtures/device.ts'
import { runFeeds } from './feeds.ts'
import type { FeedInput } from './jobs.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000
const rss = (title: string, items: string) =>
  `<rss version="2.0"><channel><title>${title}</title><link>https://harbour.example/</link><ttl>120</ttl>${items}</channel></rss>`
const item = (path: string) =>
  `<item><title>Story ${path}</title><link>https://harbour.example/${path}</link></item>`

beforeEach(() => {
  vi.stubGlobal('navigator', new Device().navigator)
})

async function feed(id: string, text: string, address = `https://${id}.example/rss`): Promise<FeedInput> {
  await writeRaw(id, new TextEncoder().encode(text))
  return { id, address, outlet: null, found: { kind: 'fresh', contentType: null, from: address } }
}
const run = (...feeds: readonly FeedInput[]) =>
  runFeeds({ kind: 'feeds', name: 'Feeds', feeds, now: NOW, days: 14 })

it('a feed that is none and a bad item cost themselves only', async () => {
  const { feeds, file } = await run(
    await feed('page', '<!doctype html><p>Log in'),
    await feed('cut', '<rss><channel><item><ti'),
    await feed(
      'harbour',
      rss('Gazette', `${item('1')}<item><title>x</title><link>https://[bad/</link></item>${item('2')}`),
    ),
  )
  expect(feeds.map(({ error, articles }) => [error?.code ?? null, articles])).toEqual([
    ['feed-page', 0],
    ['feed-damaged', 0],
    [null, 2],
  ])
  expect(file?.size).toBeGreaterThan(0)
})

it('articles that the index refuses are not counted', async () => {
  const local = '<item><title>Printer</title><link>http://192.168.0.7/story</link></item>'
  const { feeds } = await run(await feed('harbour', rss('Gazette', item('1') + local + item('1'))))
  expect(feeds[0]).toMatchObject({ articles: 1, refreshSeconds: 7200, outlet: { name: 'Gazette' } })
})

it('relative links and the outlet go by where the feed came from, not by where it was asked for', async () => {
  const moved = await feed(
    'moved',
    '<rss><channel><title>Gazette</title><item><title>a</title><link>/a</link></item></channel></rss>',
  )
  const found = { kind: 'fresh', contentType: null, from: 'https://www.harbour.example/feed' } as const
  const { feeds } = await run({ ...moved, found })
  expect(feeds[0]?.outlet).toEqual({ name: 'Gazette', domains: ['harbour.example'] })
})
