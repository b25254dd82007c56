/** What the background opens ahead serves one look-up, and only while it is still true. */
import { beforeEach, expect, it, vi } from 'vitest'
import { Device } from '../fixtures/device.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { forgetAhead, openAhead, opening } from './prefetch.ts'

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
const ids = async () => (await opening()).sources.map(({ record }) => record.id)

beforeEach(async () => {
  device = new Device()
  vi.stubGlobal('navigator', device.navigator)
  await put('first')
})

it('serves the first look-up with what was opened ahead', async () => {
  openAhead()
  await put('second')
  expect(await ids()).toEqual(['first'])
  expect(await ids()).toEqual(['first', 'second'])
})

it('opens anew when it is told that a source changed', async () => {
  openAhead()
  await put('second')
  forgetAhead()
  expect(await ids()).toEqual(['first', 'second'])
})

it('lets a file that is gone fail where it is read, not before', async () => {
  const { sources } = await opening()
  await expect(sources[0]?.parts[0]?.read(0, 3)).rejects.toThrow('ab.index')
})

it('reads a file that was opened ahead', async () => {
  device.files.set('ab.index', Uint8Array.from([1, 2, 3]))
  openAhead()
  const { sources } = await opening()
  expect(await sources[0]?.parts[0]?.read(1, 2)).toEqual(Uint8Array.from([2, 3]))
})
