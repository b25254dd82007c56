/** Real faults of installed indexes: bytes changed in the file on the device, an error left by a refresh. */
import { API } from '../harness/api.ts'
import type { Browser } from '../harness/types.ts'

/** Changes every byte of every installed index but its length. */
export const damageIndex = (browser: Browser): Promise<number> =>
  browser.extension.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    let damaged = 0
    for await (const name of root.keys()) {
      const handle = await root.getFileHandle(name)
      const { size } = await handle.getFile()
      const writable = await handle.createWritable()
      await writable.write(new Uint8Array(size).fill(7))
      await writable.close()
      damaged++
    }
    if (damaged === 0) throw new Error('no index is installed')
    return damaged
  })()`)

/** Leaves what a failed refresh leaves: an error beside an index that stays in force. */
export const failRefresh = (browser: Browser): Promise<number> =>
  browser.extension.evaluate(`${API}.storage.local.get('sources').then(({ sources }) => {
    const error = { code: 'wrong-hash', message: 'This index is not the one that was announced.' }
    const failed = Object.fromEntries(Object.entries(sources).map(([id, record]) => [id, { ...record, error }]))
    return ${API}.storage.local.set({ sources: failed })
  }).then(() => 1)`)

/** Sets some of the reader's settings; the others are the defaults. */
export const setSettings = (browser: Browser, settings: Readonly<Record<string, unknown>>): Promise<number> =>
  browser.extension.evaluate(
    `${API}.storage.local.set({ settings: ${JSON.stringify(settings)} }).then(() => 1)`,
  )

/** Leaves no source, as a reader does who removes the packaged index too. */
export const removeSources = (browser: Browser): Promise<number> =>
  browser.extension.evaluate(`${API}.storage.local.set({ bundledRemoved: true, sources: {} }).then(() => 1)`)

/** Lets no packaged index be installed, and forgets the one that is: a popup waits for it as at a slow first start. */
export const holdInstall = (browser: Browser): Promise<number> =>
  browser.extension.evaluate(`new Promise((held) => {
    void navigator.locks.request('source-bundled', () => new Promise((letGo) => {
      globalThis.letInstall = letGo
      ${API}.storage.local.set({ sources: {} }).then(() => held(1))
    }))
  })`)

/** Lets it be installed again. */
export const letInstall = (browser: Browser): Promise<number> =>
  browser.extension.evaluate('(globalThis.letInstall(), 1)')
