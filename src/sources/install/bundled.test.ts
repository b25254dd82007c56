/** The packaged index is removed at every moment of its install. The browser, its files and its locks are simulated. */
import { beforeEach, expect, it, vi } from 'vitest'
import { toHex } from '../../core/bytes/hex.ts'
import { FileHasher } from '../../core/index/hash.ts'
import { Device } from '../fixtures/device.ts'
import { ensureBundled, removeBundled } from './bundled.ts'
import { readInstalled } from './installed.ts'

const bytes = Uint8Array.from({ length: 100 }, (_, n) => n)
const hasher = new FileHasher()
await hasher.push(bytes)
const hash = toHex((await hasher.finish()).hash)

let device = new Device()
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    runtime: { getURL: (path: string) => path },
    storage: {
      get local() {
        return device.local
      },
    },
  },
}))
vi.mock('./bundled-state.ts', async (original) => ({
  ...(await original<object>()),
  get bundled() {
    return { hash, size: bytes.length, file: '/packaged.index' }
  },
}))
// The index reader has its own tests; here only the bytes matter.
vi.mock('../../core/index/reader.ts', () => ({
  openIndex: async () => ({ info: { card: { name: 'An index' } }, states: [] }),
}))
// In the browser the writer runs in a worker.
vi.mock('../workers/writer/with-writer.ts', () => import('../fixtures/with-writer.ts'))

/** The used subset of Web Locks: requests of one name run one after the other. */
const last = new Map<string, Promise<unknown>>()
const locks = {
  request: (name: string, ...rest: unknown[]) => {
    const work = rest.at(-1) as () => Promise<unknown> // the last argument of every form
    const done = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, done)
    return done
  },
}

beforeEach(() => {
  device = new Device()
  last.clear()
  vi.stubGlobal('navigator', {
    storage: { getDirectory: () => device.navigator.storage.getDirectory() },
    locks,
  })
  vi.stubGlobal('fetch', async () => new Response(bytes.slice()))
})

it('the packaged index is installed at the first start', async () => {
  await ensureBundled()
  expect(Object.keys(await readInstalled())).toEqual(['bundled'])
  expect([...device.files.keys()]).toEqual([`${hash}.index`])
})

it('the packaged index stays removed, at whatever moment of an install the reader removed it', async () => {
  let moment = 0
  for (let late = false; !late; ) {
    moment++
    device = new Device()
    let removed: Promise<void> | undefined
    device.onOperation = (count) => {
      if (count === moment) removed = removeBundled()
    }
    // Background and popup both install it at a first start: the second waits for the first.
    await Promise.allSettled([ensureBundled(), ensureBundled()])
    late = removed === undefined
    await (removed ?? removeBundled())
    expect(await readInstalled(), `removed at operation ${moment}`).toEqual({})
    expect([...device.files.keys()], `removed at operation ${moment}`).toEqual([])
  }
  expect(moment).toBeGreaterThan(10)
})
