/** Feeds on a device that cannot take what they brought, or whose clock was turned. The servers, the indexer and the storage are played. */
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
