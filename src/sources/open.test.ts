/** Which installed indexes are opened. The browser and its files are played. */
import { expect, it, vi } from 'vitest'
import { Device } from './fixtures/device.ts'
import { openSources } from './open.ts'
import { changeRecord, newRecord } from './record-changes.ts'

const device = new Device()
vi.stubGlobal('navigator', device.navigator)
vi.mock('../platform/browser.ts', () => ({
  browser: {
    storage: {
      get local() {
        return device.local
      },
    },
  },
}))
const upkeep = { ensureBundled: async () => {}, noteDamage: async () => {} }

it('files that are known to be gone are not asked for: the source says so, and nothing is tried again', async () => {
  const error = { code: 'files-gone-file', message: 'files-gone-file' }
  const source = newRecord({ id: 'picked', kind: 'file', name: 'Picked' })
  await changeRecord('picked', () => ({ ...source, parts: [{ hash: 'ab', size: 3 }], error }))
  expect(await openSources(upkeep)).toMatchObject([{ index: null, state: { info: null, error } }])
})
