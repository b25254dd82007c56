/** An index in another version of the format is forgotten with a reason, and its source becomes due. The browser is simulated. */
import { beforeEach, expect, it, vi } from 'vitest'
import { crc32 } from '../../core/bytes/crc32.ts'
import { buildBytes } from '../../core/index/fixtures/in-memory.ts'
import { madeRecords } from '../../core/index/fixtures/made-articles.ts'
import { memorySource } from '../../core/index/fixtures/memory-source.ts'
import { openIndex } from '../../core/index/reader.ts'
import { Device } from '../fixtures/device.ts'
import { type InstalledSource, readInstalled } from '../install/installed.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { openSources } from '../lookup/open-sources.ts'
import type { SourceKind } from '../types.ts'
import { noticeLostFiles } from './missing-files.ts'
import { changeSubscriptions, newSubscription, readSubscriptions } from './subscriptions.ts'

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

const bytes = await buildBytes(madeRecords(3), { text: false })
const { info, states } = await openIndex([memorySource(bytes)])

/** The same index with another version in its header: magic number of 8 bytes, version and checksum of 4 bytes each. */
function asVersion(version: number): Uint8Array {
  const other = bytes.slice()
  const header = new DataView(other.buffer)
  header.setUint32(8, version, true)
  header.setUint32(12, crc32(other.subarray(0, 12)), true)
  return other
}

beforeEach(() => {
  device = new Device()
  vi.stubGlobal('navigator', device.navigator)
})

/** Installs an index whose file has another version of the format. */
async function installOutdated(id: string, kind: SourceKind): Promise<void> {
  const other = asVersion(255)
  device.files.set('ab.index', other)
  const outdated: InstalledSource = {
    ...newInstalled({ id, kind, name: 'An index' }),
    parts: [{ hash: 'ab', size: other.length }],
    opened: states.map((state) => ({ ...Object(state), version: 255 })),
    info,
    builtAt: '2026-11-01T00:00:00Z',
  }
  await changeInstalled(id, () => outdated)
}

it.each(['url', 'feed', 'file', 'folder'] as const)(
  'an outdated index of kind %s is forgotten, and its source says what brings it back',
  async (kind) => {
    await installOutdated('one', kind)
    await noticeLostFiles()
    expect((await readInstalled()).one).toMatchObject({
      name: 'An index',
      parts: [],
      opened: [],
      info: null,
      error: { code: `files-outdated-${kind}` },
    })
  },
)

it('a published index that is outdated becomes due, and is requested unconditionally', async () => {
  const subscription = await newSubscription('url', 'https://one.example/index.json', null)
  const tried = { ...subscription, lastTry: 1_700_000_000, validators: { etag: '"1"', lastModified: null } }
  await changeSubscriptions((all) => ({ ...all, [tried.id]: tried }))
  await installOutdated(tried.id, 'url')
  await noticeLostFiles()
  const { [tried.id]: after } = await readSubscriptions()
  expect(after?.lastTry).toBe(null)
  expect(after?.validators).toEqual({ etag: null, lastModified: null })
})

it('a look-up that meets an outdated index does not report damage', async () => {
  await installOutdated('one', 'file')
  const damaged: string[] = []
  const repairs = { ensureBundled: async () => {}, noteDamage: async (id: string) => void damaged.push(id) }
  expect(await openSources(repairs)).toMatchObject([
    { index: null, state: { error: { code: 'unknown-version' } } },
  ])
  expect(damaged).toEqual([])
})

it('a current index stays as it is', async () => {
  await installOutdated('one', 'file')
  device.files.set('ab.index', bytes)
  await changeInstalled('one', (before) => before && { ...before, opened: states })
  const before = (await readInstalled()).one
  await noticeLostFiles()
  expect((await readInstalled()).one).toEqual(before)
})
