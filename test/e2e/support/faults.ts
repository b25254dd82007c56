/** Faults and settings put on the device: bytes changed in an index file, an error left by a refresh, a lock held. */
import type { Browser } from '../harness/types.ts'

/** Overwrites every installed index, keeping its length. */
export const damageIndex = (browser: Browser): Promise<void> =>
  browser.extension.evaluate(async () => {
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
  })

/** Overwrites one index file. */
export const damageFile = (browser: Browser, hash: string): Promise<void> =>
  browser.extension.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory()
    const handle = await root.getFileHandle(name)
    const { size } = await handle.getFile()
    const writable = await handle.createWritable()
    await writable.write(new Uint8Array(size).fill(7))
    await writable.close()
  }, `${hash}.index`)

/** Leaves what a failed refresh leaves: an error beside an index that stays in use. */
export const failRefresh = (browser: Browser): Promise<void> =>
  browser.extension.evaluate(async () => {
    const { sources } = await chrome.storage.local.get<{ sources: Record<string, object> }>('sources')
    const error = { code: 'wrong-hash', message: 'This index is not the one that was announced.' }
    const failed = Object.entries(sources).map(([id, source]) => [id, { ...source, error }])
    await chrome.storage.local.set({ sources: Object.fromEntries(failed) })
  })

/** Sets some of the reader's settings; the others are the defaults. */
export const setSettings = (browser: Browser, settings: Readonly<Record<string, unknown>>): Promise<void> =>
  browser.extension.evaluate((wanted) => chrome.storage.local.set({ settings: wanted }), settings)

/** Leaves no source, as a reader does who removes the packaged index too. */
export const removeSources = (browser: Browser): Promise<void> =>
  browser.extension.evaluate(() => chrome.storage.local.set({ bundledRemoved: true, sources: {} }))

/** Holds a lock of the extension from its page; resolves once it is held. `releaseLocks` ends it. */
export const holdLock = (browser: Browser, name: string): Promise<void> =>
  browser.extension.evaluate(
    (wanted) =>
      new Promise<void>((held) => {
        const isReleased = new Promise((resolve) => addEventListener('release', resolve, { once: true }))
        void navigator.locks.request(wanted, () => {
          held()
          return isReleased
        })
      }),
    name,
  )

export const releaseLocks = (browser: Browser): Promise<void> =>
  browser.extension.evaluate(() => void dispatchEvent(new Event('release')))

/** Keeps the packaged index from being installed, and forgets the installed one: popups wait as at a slow first start. */
export async function holdInstall(browser: Browser): Promise<void> {
  await holdLock(browser, 'source-bundled')
  await browser.extension.evaluate(() => chrome.storage.local.set({ sources: {} }))
}
