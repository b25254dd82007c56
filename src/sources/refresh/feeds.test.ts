/** Feeds on a device that cannot take what they brought, or whose clock was turned. The servers, the indexer and the storage are simulated. */
import { beforeEach, expect, it, vi } from 'vitest'
import { Device } from '../fixtures/device.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { FEEDS, refreshFeeds } from './feeds.ts'
import { changeSubscriptions, newSubscription, readSubscriptions } from './subscriptions.ts'

let device = new Device()
/** What every server answers. */
let status = 200
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
    throw new DOMException('full', 'QuotaExceededError')
  },
}))
vi.mock('./fetch-bounded.ts', () => ({
  fetchBounded: async (url: string) => ({
    status,
    headers: new Headers(),
    url,
    bytes: new Uint8Array(9),
  }),
}))

beforeEach(() => {
  device = new Device()
  status = 200
  indexed = 0
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
it.each([
  ['an hour ago', NOW - DAY / 24, 0],
  ['more than a day ago', NOW - DAY - 1, 1],
  ['in the future, by a clock that was turned back since', NOW + 400 * DAY, 1],
])(
  'unchanged feeds are indexed anew when their index is a day old or of no time that was: built %s',
  async (_, built, times) => {
    const feed = { ...(await newSubscription('feed', 'https://a.example/feed', null)), articles: 1 }
    await changeSubscriptions(() => ({ [feed.id]: feed }))
    const builtAt = new Date(built * 1000).toISOString()
    await changeInstalled(FEEDS, () => ({
      ...newInstalled({ id: FEEDS, kind: 'feed', name: 'Feeds' }),
      builtAt,
    }))
    status = 304
    await refreshFeeds([feed.id], 14, NOW)
    expect(indexed).toBe(times)
  },
)
