/** Installs on a device that stops at any moment. The end-to-end tests use real file systems; this one tries every moment. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { toHex } from '../../core/bytes/hex.ts'
import { FileHasher } from '../../core/index/hash.ts'
import { finishedName } from '../files/index-file.ts'
import { Device } from '../fixtures/device.ts'
import type { PartToStore } from '../workers/writer/part-bytes.ts'
import { install, uninstall } from './install.ts'
import { readInstalled } from './installed.ts'

let device = new Device()
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    storage: {
      get local() {
        return device.local
      },
    },
  },
}))
// The index reader has its own tests; here only the bytes matter.
vi.mock('../../core/index/reader.ts', () => ({
  openIndex: async () => ({ info: { card: { name: 'An index' } }, states: [] }),
}))
// In the browser the writer runs in a worker.
vi.mock('../workers/writer/with-writer.ts', () => import('../fixtures/with-writer.ts'))
// Small commits of two writes, for speed.
const COMMIT_BYTES = 4096
vi.mock('../files/private-files.ts', async (original) => ({
  ...(await original<object>()),
  COMMIT_BYTES: 4096,
  WRITE_BYTES: 2048,
}))

/** Pseudo-random bytes, so that no two commits are equal. */
function bytesOf(seed: number, size: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4))
  for (let i = 0, word = seed; i < words.length; i++)
    words[i] = word = (Math.imul(word, 1664525) + 1013904223) >>> 0
  return new Uint8Array(words.buffer, 0, size)
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const hasher = new FileHasher()
  await hasher.push(bytes)
  return toHex((await hasher.finish()).hash)
}

const SIZE = COMMIT_BYTES * 2 + 1000
const [oldBytes, newBytes] = [bytesOf(1, SIZE), bytesOf(2, SIZE)]
const [oldHash, newHash] = await Promise.all([hashOf(oldBytes), hashOf(newBytes)])

/** The offset in bytes of each request. */
let begun: number[] = []

/** The server's body for an address, from an offset on. */
type Serve = (from: number) => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>
let served = new Map<string, Serve>()

/** Sends `bytes` in pieces that do not align with commits. */
const streamOf =
  (bytes: Uint8Array): Serve =>
  (from) =>
    new ReadableStream({
      start(controller) {
        for (let at = from; at < bytes.length; at += 3_001) controller.enqueue(bytes.slice(at, at + 3_001))
        controller.close()
      },
    })

/** A part on the server. */
function part(hash: string, serve: Uint8Array | Serve, host = 'https://publisher.example'): PartToStore {
  const from = `${host}/${served.size}.index`
  served.set(from, serve instanceof Uint8Array ? streamOf(serve) : serve)
  return { hash, size: SIZE, from }
}

async function answer(address: string, { headers }: { headers: Record<string, string> }): Promise<Response> {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.Range ?? '')?.[1] ?? 0)
  begun.push(from)
  return new Response(await served.get(address)?.(from), { status: from === 0 ? 200 : 206 })
}

const put = (one: PartToStore, id = 'a') =>
  install({ source: { id, kind: 'folder', name: '' }, address: null, parts: [one], builtAt: null })

/** The hash of the index in use, after a check of its file's bytes. */
async function hashInUse(): Promise<string | null> {
  const hash = (await readInstalled()).a?.parts[0]?.hash ?? null
  const bytes = device.files.get(finishedName(hash ?? '')) ?? new Uint8Array(100)
  if (hash) expect(await hashOf(bytes)).toBe(hash)
  return hash
}

beforeEach(() => {
  device = new Device()
  begun = []
  served = new Map()
  vi.stubGlobal('navigator', device.navigator)
  vi.stubGlobal('fetch', answer)
})

async function prepared(): Promise<void> {
  device = new Device()
  vi.stubGlobal('navigator', device.navigator)
  await put(part(oldHash, oldBytes))
}

describe('a stopped install', () => {
  it('leaves the previous index in use, at every moment', async () => {
    await prepared()
    device.dieAfter(Number.POSITIVE_INFINITY)
    await put(part(newHash, newBytes))
    const moments = device.operations
    expect(moments).toBeGreaterThan(10)
    for (let moment = 0; moment < moments; moment++) {
      await prepared()
      device.dieAfter(moment)
      await put(part(newHash, newBytes)).catch(() => {})
      device.dieAfter(Number.POSITIVE_INFINITY)
      expect([oldHash, newHash]).toContain(await hashInUse())
      await put(part(newHash, newBytes))
      expect(await hashInUse()).toBe(newHash)
      expect([...device.files.keys()]).toEqual([finishedName(newHash)])
    }
  })

  it('resumes at its first missing commit', async () => {
    const cut = part(newHash, newBytes.subarray(0, COMMIT_BYTES + 5))
    await expect(put(cut)).rejects.toMatchObject({ code: 'cut-off' })
    await put(part(newHash, newBytes))
    expect(begun).toEqual([0, COMMIT_BYTES])
    expect(await hashInUse()).toBe(newHash)
  })

  it('reads a packaged file from its beginning, because browsers do not serve ranges of those', async () => {
    const packaged = 'chrome-extension://second-source'
    const cut = part(newHash, newBytes.subarray(0, COMMIT_BYTES + 5), packaged)
    await expect(put(cut)).rejects.toMatchObject({ code: 'cut-off' })
    await put(part(newHash, newBytes, packaged))
    expect(begun).toEqual([0, 0])
    expect(await hashInUse()).toBe(newHash)
  })
})

/** Sends a commit and a few bytes, then nothing, and does not end. */
const silentAfterCommit: Serve = () =>
  new ReadableStream({ start: (controller) => controller.enqueue(newBytes.slice(0, COMMIT_BYTES + 5)) })

it('an install from a server that stops sending ends by itself, and resumes later', async () => {
  const silent = part(newHash, silentAfterCommit)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let code: unknown
  put(silent).catch((error) => {
    code = error.code
  })
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10_000)
    expect(code).toBe('cut-off')
  })
  vi.useRealTimers()
  await put(part(newHash, newBytes))
  expect(begun).toEqual([0, COMMIT_BYTES])
  expect(await hashInUse()).toBe(newHash)
})

it('an install that finds the disk full, at whatever moment, keeps the previous index and resumes when there is space', async () => {
  await prepared()
  device.fullAfter(Number.POSITIVE_INFINITY)
  await put(part(newHash, newBytes))
  const moments = device.stored
  expect(moments).toBeGreaterThan(6)
  for (let moment = 0; moment < moments; moment++) {
    await prepared()
    device.fullAfter(moment)
    await expect(put(part(newHash, newBytes)), `full at ${moment}`).rejects.toThrow(
      /storage-full|The disk is full/,
    )
    expect(await hashInUse(), `full at ${moment}`).toBe(oldHash)
    device.fullAfter(Number.POSITIVE_INFINITY)
    await put(part(newHash, newBytes))
    expect(await hashInUse(), `full at ${moment}`).toBe(newHash)
    expect([...device.files.keys()], `full at ${moment}`).toEqual([finishedName(newHash)])
  }
})

describe('an install whose bytes are not those announced', () => {
  it('keeps only the previous index, and notes the reason', async () => {
    await put(part(oldHash, oldBytes))
    const wrong = newBytes.slice()
    wrong[SIZE - 50] = (wrong[SIZE - 50] ?? 0) ^ 1
    await expect(put(part(newHash, wrong))).rejects.toMatchObject({ code: 'wrong-hash' })
    expect(await hashInUse()).toBe(oldHash)
    expect((await readInstalled()).a?.error?.code).toBe('wrong-hash')
    expect([...device.files.keys()]).toEqual([finishedName(oldHash)])
  })

  it('never stores more bytes than announced', async () => {
    const longer = bytesOf(2, SIZE + COMMIT_BYTES)
    await expect(put(part(newHash, longer))).rejects.toMatchObject({ code: 'cut-off' })
    await expect(put(part(newHash, longer.subarray(0, SIZE + 1)))).rejects.toMatchObject({ code: 'cut-off' })
    expect(await hashInUse()).toBeNull()
  })
})

describe('a removed source', () => {
  it('leaves no files', async () => {
    await put(part(oldHash, oldBytes))
    await uninstall('a')
    expect(device.files.size).toBe(0)
    expect(await readInstalled()).toEqual({})
  })

  it('keeps a file that another source uses', async () => {
    await put(part(oldHash, oldBytes))
    await put(part(oldHash, oldBytes), 'b')
    await uninstall('a')
    expect([...device.files.keys()]).toEqual([finishedName(oldHash)])
  })

  it('stays removed when its publisher answers later', async () => {
    const source = { id: 'b', kind: 'url', name: '' } as const
    const late = install({ source, address: null, parts: [part(newHash, newBytes)], builtAt: null })
    await expect(late).rejects.toMatchObject({ code: 'removed' })
    expect(await readInstalled()).toEqual({})
    expect([...device.files.keys()]).toEqual([])
  })

  it('does not wait for a server that stopped sending', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    let code: unknown
    put(part(newHash, silentAfterCommit)).catch((error) => {
      code = error.code
    })
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(1)
      expect((await readInstalled()).a?.received).toBe(COMMIT_BYTES)
    })
    await uninstall('a')
    // A server counts as gone after half a minute.
    await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    expect(code).toBe('removed')
    expect(device.files.size).toBe(0)
  })

  it('stays removed when its install ends later', async () => {
    const removing = part(newHash, async (from) => {
      await uninstall('a')
      return streamOf(newBytes)(from)
    })
    await expect(put(removing)).rejects.toMatchObject({ code: 'removed' })
    expect(await readInstalled()).toEqual({})
    expect(device.files.size).toBe(0)
  })
})
