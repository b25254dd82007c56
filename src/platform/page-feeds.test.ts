import { expect, it, vi } from 'vitest'

const opened: string[] = []
vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getURL: (path: string) => `chrome-extension://id/${path}` },
    tabs: { create: async ({ url }: { url: string }) => opened.push(url) },
  },
}))
const { openFeedsOfPage } = await import('./extension-pages.ts')
const { feedsInHash } = await import('./page-feeds.ts')

it('the options page reads the feeds that the popup put into its address, with any titles', async () => {
  const feeds = [
    { href: 'https://a.example/rss?a=1&b=#2', title: '100 % "news" #1', type: 'application/rss+xml' },
  ]
  await openFeedsOfPage(feeds)
  expect(feedsInHash(new URL(opened[0] ?? '').hash)).toEqual(feeds)
})

it.each([
  ['no feeds', '#feed'],
  ['half an address', '#feeds=%7'],
  ['no list', '#feeds=%7B%7D'],
  ['addresses of other kinds', `#feeds=${encodeURIComponent('[{"href":"javascript:alert(1)"},7,null]')}`],
])('finds none in %s', (_name, hash) => expect(feedsInHash(hash)).toEqual([]))
