/** Feeds served under their real addresses, and lists of feeds. */
import type { PageBody } from '../harness/site.ts'
import type { Browser } from '../harness/types.ts'
import { escaped } from './pages.ts'

export type Item = {
  readonly title: string
  readonly link: string
  readonly date?: string
  readonly description?: string
}

export function rss(title: string, home: string, items: readonly Item[]): string {
  const item = ({ title: name, link, date, description = '' }: Item) =>
    `<item><title>${escaped(name)}</title><link>${escaped(link)}</link><description>${escaped(description)}</description>${
      date ? `<pubDate>${date}</pubDate>` : ''
    }</item>`
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${escaped(title)}</title><link>${home}</link>${items.map(item).join('')}</channel></rss>`
}

/** A feed's server: supports ETags and records its answers. */
export type FeedServer = {
  readonly body: PageBody
  /** Status codes answered, in order. */
  readonly answered: number[]
  set(text: string): void
  /** Answers this way from now on; null for the feed itself. */
  fail(how: PageBody | null): void
}

export function feedServer(first: string): FeedServer {
  let text = first
  let version = 1
  let failing: PageBody | null = null
  const answered: number[] = []
  return {
    answered,
    set(next) {
      text = next
      version++
    },
    fail(how) {
      failing = how
    },
    body(request, response) {
      if (typeof failing === 'function') return failing(request, response)
      const etag = `"${version}"`
      const status = request.headers['if-none-match'] === etag ? 304 : 200
      answered.push(status)
      response.writeHead(status, { etag, 'content-type': 'application/rss+xml; charset=utf-8' })
      response.end(status === 200 ? text : undefined)
    },
  }
}

type StoredSubscription = {
  readonly lastTry: number | null
  readonly failures: number
  readonly error: object | null
}

/** Whether every feed was tried, and its outcome is stored. */
export const allTried = (browser: Browser): Promise<boolean> =>
  browser.extension.evaluate(async () => {
    const { subscriptions = {} } = await chrome.storage.local.get<{
      subscriptions?: Record<string, StoredSubscription>
    }>('subscriptions')
    return Object.values(subscriptions).every(
      ({ lastTry, failures, error }) => lastTry !== null && (failures === 0 || error !== null),
    )
  })

/** Removes all feeds and the index made of them. */
export const removeFeeds = (browser: Browser): Promise<unknown> =>
  browser.extension.evaluate(() => chrome.runtime.sendMessage({ type: 'popupToWorkerRemove', body: 'feeds' }))

/** A list of feeds as other feed readers write it. */
export const opml = (addresses: readonly string[]): string =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="News">${addresses
    .map((address) => `<outline type="rss" text="${new URL(address).host}" xmlUrl="${address}"/>`)
    .join('')}</outline></body></opml>`
