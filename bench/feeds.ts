/**
 * Fifty feeds of a hundred items from a local server, in real browsers: seconds, requests and memory of adding all of them
 * with one click, of a refresh with new items in every feed, and of a refresh without any.
 */
import type { BrowserName, Page } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import { countOf, isShown } from '../test/e2e/support/dom.ts'
import { type FeedServer, feedServer, type Item, rss } from '../test/e2e/support/feeds.ts'
import { openOptions, pickFiles, said } from '../test/e2e/support/options-view.ts'
import { generate } from './generate/records.ts'
import { browserVersions, DIST } from './support/packages.ts'
import { backgroundMemory, peakMemory } from './support/process-memory.ts'
import { round, writeResult } from './support/result.ts'
import { startWorld, type World } from './support/world.ts'

const FEEDS = 50
const ITEMS = 100
/** New items per feed in a refresh. */
const NEW = 10

const addressOf = (feed: number) => `https://feeds.outlet-${feed}.example/rss.xml`

/** Generated articles, distributed over the outlets in order, so that a story is in several feeds. */
function itemsOf(): Item[][] {
  const feeds = Array.from({ length: FEEDS }, (): Item[] => [])
  const newest = Date.now() - 60_000
  let number = 0
  for (const { article } of generate(FEEDS * (ITEMS + NEW))) {
    const feed = number % FEEDS
    const path = new URL(article.urls.web ?? '').pathname
    feeds[feed]?.push({
      title: article.title,
      link: `https://www.outlet-${feed}.example${path}`,
      description: article.excerpt,
      // The last generated ones are the newest; all are from two days.
      date: new Date(newest - (FEEDS * (ITEMS + NEW) - number) * 30_000).toUTCString(),
    })
    number++
  }
  return feeds
}

const titleOf = (feed: number) => `Outlet ${feed}`
const textOf = (feed: number, items: readonly Item[], from: number) =>
  rss(titleOf(feed), `https://www.outlet-${feed}.example/`, items.slice(from, from + ITEMS).toReversed())

const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>${Array.from(
  { length: FEEDS },
  (_, feed) => `<outline type="rss" text="${titleOf(feed)}" xmlUrl="${addressOf(feed)}"/>`,
).join('')}</body></opml>`

/** Adds all feeds on the options page with one click, from an OPML list. */
async function addAll(page: Page): Promise<number> {
  await pickFiles(page, '[name=opml]', [{ name: 'feeds.opml', text: opml }])
  await until('the list', async () => (await countOf(page, '[name=pick]:checked')) >= FEEDS)
  const start = performance.now()
  await page.click('[name=add-picks]')
  const all = new RegExp(`articles of ${FEEDS} feeds`)
  await until('the articles', async () => all.test(await said(page, '#add-source')), 300_000)
  return (performance.now() - start) / 1000
}

/** Makes every feed due, triggers the alarm, and waits until all have been tried. */
async function refreshAll({ browser }: World): Promise<number> {
  const start = performance.now()
  const since = await browser.extension.evaluate(async () => {
    const { subscriptions } = await chrome.storage.local.get<{ subscriptions: Record<string, object> }>(
      'subscriptions',
    )
    for (const each of Object.values(subscriptions)) Object.assign(each, { lastTry: null, checked: null })
    await chrome.storage.local.set({ subscriptions, lastWake: 0 })
    await chrome.alarms.create('refresh', { when: Date.now() })
    return Date.now() / 1000
  })
  const isDone = async (from: number) => {
    const { subscriptions } = await chrome.storage.local.get<{
      subscriptions: Record<string, { checked: number }>
    }>('subscriptions')
    return Object.values(subscriptions).every(({ checked }) => checked >= from - 2)
  }
  await until('the refresh', () => browser.extension.evaluate(isDone, since), 300_000)
  return (performance.now() - start) / 1000
}

async function measure(name: BrowserName): Promise<object> {
  const items = itemsOf()
  const world = await startWorld(
    name,
    DIST[name],
    [],
    items.map((_, feed) => new URL(addressOf(feed)).hostname),
  )
  const servers: FeedServer[] = items.map((some, feed) => feedServer(textOf(feed, some, 0)))
  servers.forEach(({ body }, feed) => {
    world.site.put(addressOf(feed), body)
  })
  const requests = () => servers.reduce((sum, { answered }) => sum + answered.length, 0)
  const step = async (run: () => Promise<number>): Promise<object> => {
    const before = requests()
    const idle = await backgroundMemory(world.browser)
    const { value, peak } = await peakMemory(world.browser, run)
    return {
      seconds: round(value),
      requests: requests() - before,
      peakMegabytesMore: round((peak - idle) / 1e6, 1),
    }
  }
  try {
    const options = await openOptions(world.browser, '#feed')
    await until('the field', () => isShown(options, '[name=opml]'))
    const added = await step(() => addAll(options))
    await options.close()
    for (const [feed, server] of servers.entries()) server.set(textOf(feed, items[feed] ?? [], NEW))
    const changed = await step(() => refreshAll(world))
    return {
      browser: name,
      added,
      refreshedAllChanged: changed,
      refreshedNoneChanged: await step(() => refreshAll(world)),
    }
  } finally {
    await world.close()
  }
}

writeResult(
  'feeds',
  `${FEEDS} feeds of ${ITEMS} items: seconds, requests, and private memory of the extensions' process above idle`,
  {
    measured: [await measure('chromium'), await measure('firefox')],
  },
  browserVersions(),
)
