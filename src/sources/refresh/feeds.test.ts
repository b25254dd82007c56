/** A device that cannot take what feeds brought. The servers, the indexer and the storage are played. */
import { beforeEach, expect, it, vi } from 'vitest'
import { Device } from '../fixtures/device.ts'
import { changeSubscriptions, newSubscription, readSubscriptions } from '../subscriptions.ts'
import { refreshFeeds } from './feeds.ts'

let device = new Device()
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
vi.mock('../indexer/run.ts', () => ({
  runJob: async () => {
    throw new DOMException('full', 'QuotaExceededError')
  },
}))
vi.mock('./fetch-bounded.ts', () => ({
  fetchBounded: async (url: string) => ({
    status: 200,
    headers: new Headers(),
    url,
    bytes: new Uint8Array(9),
  }),
}))

beforeEach(() => {
  device = new Device()
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
