/** Alarms that overlap send one request to each publisher. The browser, its locks and the servers are simulated. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Device } from '../fixtures/device.ts'
import { changeSubscriptions, newSubscription, type Subscription } from './subscriptions.ts'
import { wake } from './wake.ts'

let device = new Device()
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    alarms: { get: async () => undefined, create: async () => {}, clear: async () => {} },
    permissions: { contains: async () => true },
    runtime: { getPlatformInfo: async () => {} },
    storage: {
      get local() {
        return device.local
      },
    },
  },
}))

/** The used subset of Web Locks: requests of one name run one after the other. */
const last = new Map<string, Promise<unknown>>()
const locks = {
  request: (name: string, work: () => Promise<unknown>) => {
    const done = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, done)
    return done
  },
}

const MINUTE_MS = 60_000
const [INDEX, OTHER_INDEX, FEED] = [
  'https://one.example/index.json',
  'https://two.example/index.json',
  'https://three.example/feed.xml',
]

/** Addresses in the order of the requests. */
let asked: string[] = []
/** The servers answer after this. */
let held: Promise<void> = Promise.resolve()

beforeEach(async () => {
  device = new Device()
  last.clear()
  asked = []
  held = Promise.resolve()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.stubGlobal('navigator', { ...device.navigator, locks, onLine: true })
  // The server fails, so that the due sources are tried without success.
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    await held
    return new Response(null, { status: 503 })
  })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Adds a source that was never tried. */
async function add(kind: Subscription['kind'], address: string): Promise<void> {
  const source = { ...(await newSubscription(kind, address, null)), lastTry: null }
  await changeSubscriptions((all) => ({ ...all, [source.id]: source }))
}

it('two alarms at the same time try each source once', async () => {
  await add('url', INDEX)
  await add('feed', FEED)
  await Promise.all([wake(), wake()])
  expect(asked.toSorted()).toEqual([INDEX, FEED])
})

it('a source that the next alarm tries while this one waits for a slow publisher is not tried again', async () => {
  await add('url', INDEX)
  await add('url', OTHER_INDEX)
  let answer = () => {}
  held = new Promise((resolve) => {
    answer = resolve
  })
  const first = wake()
  await vi.waitFor(() => expect(asked).toEqual([INDEX]))
  vi.setSystemTime(Date.now() + 16 * MINUTE_MS)
  const second = wake()
  await vi.waitFor(() => expect(asked).toEqual([INDEX, OTHER_INDEX]))
  answer()
  await Promise.all([first, second])
  expect(asked).toEqual([INDEX, OTHER_INDEX])
})
