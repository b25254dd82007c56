/** Which installed indexes are opened. The browser and its files are simulated. */
import { expect, it, vi } from 'vitest'
import { buildBytes } from '../../core/index/fixtures/in-memory.ts'
import { madeRecords } from '../../core/index/fixtures/made-articles.ts'
import { memorySource } from '../../core/index/fixtures/memory-source.ts'
import { openIndex } from '../../core/index/reader.ts'
import { Device } from '../fixtures/device.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { openSources } from './open-sources.ts'

const device = new Device()
vi.stubGlobal('navigator', device.navigator)
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    storage: {
      get local() {
        return device.local
      },
    },
  },
}))
const repairs = { ensureBundled: async () => {}, noteDamage: async () => {} }

it('a source whose files are known to be gone is not opened, and its state says so', async () => {
  const error = { code: 'files-gone-file', message: 'files-gone-file' }
  const source = newInstalled({ id: 'picked', kind: 'file', name: 'Picked' })
  await changeInstalled('picked', () => ({ ...source, parts: [{ hash: 'ab', size: 3 }], error }))
  expect(await openSources(repairs)).toMatchObject([{ index: null, state: { info: null, error } }])
})

it('an index is opened although an update of it failed with files-gone', async () => {
  const bytes = await buildBytes(madeRecords(3), { text: false })
  device.files.set('ab.index', bytes)
  const { info } = await openIndex([memorySource(bytes)])
  const error = { code: 'files-gone', message: 'files-gone' }
  await changeInstalled('picked', (before) =>
    before === null ? null : { ...before, parts: [{ hash: 'ab', size: bytes.length }], info, error },
  )
  const [source] = await openSources(repairs)
  expect(source?.index?.info.articles).toBeGreaterThan(0)
})
