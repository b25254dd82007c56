/** Prefetched files serve one look-up, and only until a source changes. */
import { beforeEach, expect, it, vi } from 'vitest'
import { Device } from '../fixtures/device.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { discardPrefetched, prefetchSources, sourceFiles } from './prefetch.ts'

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

const part = { hash: 'ab', size: 3 }
const put = (id: string) =>
  changeInstalled(id, () => ({ ...newInstalled({ id, kind: 'url', name: id }), parts: [part] }))
const ids = async () => (await sourceFiles()).sources.map(({ source }) => source.id)

beforeEach(async () => {
  device = new Device()
  vi.stubGlobal('navigator', device.navigator)
  await put('first')
})

it('the first look-up uses the prefetched sources, the second does not', async () => {
  prefetchSources()
  await put('second')
  expect(await ids()).toEqual(['first'])
  expect(await ids()).toEqual(['first', 'second'])
})

it('a look-up after a change of the sources does not use the prefetched ones', async () => {
  prefetchSources()
  await put('second')
  discardPrefetched()
  expect(await ids()).toEqual(['first', 'second'])
})

it('a missing file fails when it is read, not before', async () => {
  const { sources } = await sourceFiles()
  await expect(sources[0]?.parts[0]?.read(0, 3)).rejects.toThrow('ab.index')
})

it('a prefetched file can be read', async () => {
  device.files.set('ab.index', Uint8Array.from([1, 2, 3]))
  prefetchSources()
  const { sources } = await sourceFiles()
  expect(await sources[0]?.parts[0]?.read(1, 2)).toEqual(Uint8Array.from([2, 3]))
})
