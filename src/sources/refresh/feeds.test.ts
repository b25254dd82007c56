/** Feeds on a device that cannot take what they brought, or whose clock was turned. The servers, the indexer and the storage are simulated. */
import { beforeEach, expect, it, vi } from 'vitest'
import { Device } from '../fixtures/device.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { FEEDS, refreshFeeds } from './feeds.ts'
import { changeSubscriptions, newSubscription, readSubscriptions } from './subscriptions.ts'

let device = new Device()
/** What every server answers. */
let status = 200
/** The final address of every response; null: the requested one. */
let from: string | null = null
/** Requested addresses. */
let requested: string[] = []
/** What the indexer does. */
let index: () => unknown = () => {
  throw new DOMException('full', 'QuotaExceededError')
}
/** Times the feeds were indexed. */
let indexed = 0
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    permissions: { contains: async () => true },
    storage: {
      get local() {
        return device.local
      },
    },
  },
}))
vi.mock('../workers/indexer/run.ts', () => ({
  runJob: async () => {
    indexed++
    return index()
  },
}))
vi.mock('./fetch-bounded.ts', async (original) => ({
  ...(await original<typeof import('./fetch-bounded.ts')>()),
  fetchBounded: async (url: string) => {
    requested.push(url)
    const headers = new Headers({ 'cache-control': 'max-age=7200' })
    return { status, headers, url: from ?? url, bytes: new Uint8Array(9) }
  },
}))

beforeEach(() => {
  device = new Device()
  status = 200
  indexed = 0
  from = null
  requested = []
  index = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  vi.stubGlobal('navigator', device.navigator)
})

it('every feed that was tried says that there is no room, and none that was not', async () => {
  const [tried, other] = await Promise.all(
    ['https://a.example/feed', 'https://b.example/feed'].map((address) =>
      newSubscription('feed', address, null),
    ),
  )
  if (!tried || !other) throw new Error('two were made')
  await changeSubscriptions(() => ({ [tried.id]: tried, [other.id]: other }))
  await refreshFeeds([tried.id], 14, 1_800_000_000)
  const { [tried.id]: after, [other.id]: untouched } = await readSubscriptions()
  expect(after).toMatchObject({ checked: null, error: { code: 'storage-full' } })
  expect(untouched).toEqual(other)
})

const NOW = 1_800_000_000
const DAY = 86_400
const PARTS = [{ hash: 'ab', size: 3 }]
it.each([
  ['built an hour ago', NOW - DAY / 24, PARTS, 0],
  ['built more than a day ago', NOW - DAY - 1, PARTS, 1],
  ['built in the future, by a clock that was turned back since', NOW + 400 * DAY, PARTS, 1],
  ['forgotten because an update cannot read it', NOW - DAY / 24, [], 1],
])(
  'unchanged feeds are indexed again when their index is too old, of the future, or missing: %s',
  async (_, built, parts, times) => {
    const feed = { ...(await newSubscription('feed', 'https://a.example/feed', null)), articles: 1 }
    await changeSubscriptions(() => ({ [feed.id]: feed }))
    const builtAt = new Date(built * 1000).toISOString()
    await changeInstalled(FEEDS, () => ({
      ...newInstalled({ id: FEEDS, kind: 'feed', name: 'Feeds' }),
      builtAt,
      parts,
    }))
    status = 304
    await refreshFeeds([feed.id], 14, NOW)
    expect(indexed).toBe(times)
  },
)

const WEEK = 7 * DAY
const ADDRESS = 'https://a.example/feed'

async function addFeed(): Promise<string> {
  const feed = await newSubscription('feed', ADDRESS, null)
  index = () => ({
    feeds: [{ id: feed.id, outlet: null, articles: 0, newest: null, refreshSeconds: 10_800, error: null }],
    file: null,
  })
  await changeSubscriptions(() => ({ [feed.id]: feed }))
  return feed.id
}

it('a feed is fetched as rarely as it and its server want', async () => {
  const id = await addFeed()
  await refreshFeeds([id], 14, NOW)
  expect((await readSubscriptions())[id]?.every).toBe(10_800)
})

it('a feed that is gone for good is not fetched automatically until a manual refresh finds it', async () => {
  const id = await addFeed()
  status = 410
  await refreshFeeds([id], 14, NOW)
  expect((await readSubscriptions())[id]).toMatchObject({ every: null, error: { code: 'status-410' } })
  status = 200
  await refreshFeeds([id], 14, NOW)
  expect((await readSubscriptions())[id]).toMatchObject({ every: 10_800, error: null })
})

it('a feed that was redirected for a week is fetched at its new address, and at the old one if that fails', async () => {
  const id = await addFeed()
  from = 'https://b.example/feed'
  await refreshFeeds([id], 14, NOW)
  await refreshFeeds([id], 14, NOW + WEEK)
  status = 404
  await refreshFeeds([id], 14, NOW + WEEK + 1)
  status = 200
  await refreshFeeds([id], 14, NOW + WEEK + 2)
  expect(requested).toEqual([ADDRESS, 'https://b.example/feed', 'https://b.example/feed', ADDRESS])
})

it('a redirect from the public web into a private network is refused, and nothing of it is read', async () => {
  const id = await addFeed()
  from = 'http://192.168.0.1/feed'
  await refreshFeeds([id], 14, NOW)
  expect((await readSubscriptions())[id]).toMatchObject({ moved: null, error: { code: 'leads-elsewhere' } })
  expect(device.files.size).toBe(0)
})

it('a feed that version 0.1.0 stored is refreshed', async () => {
  const id = await addFeed()
  const { [id]: feed } = await readSubscriptions()
  await device.local.set({ subscriptions: { [id]: { ...feed, moved: undefined } } })
  await refreshFeeds([id], 14, NOW)
  expect((await readSubscriptions())[id]?.error).toBe(null)
})
