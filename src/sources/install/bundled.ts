/** Installs the packaged index: at first start, after an update with another one, and after its files were lost. */
import { browser } from '../../platform/browser.ts'
import { finishedName } from '../files/index-file.ts'
import { sizeOf } from '../files/private-files.ts'
import { BUNDLED, BUNDLED_REMOVED, bundled, bundledIsInstalled, isBundledRemoved } from './bundled-state.ts'
import { install, uninstall } from './install.ts'
import { readInstalled } from './installed.ts'

async function filePresent(): Promise<boolean> {
  return (await sizeOf(finishedName(bundled.hash))) === bundled.size
}

/** Installs the packaged index unless it is installed with its file in place, or the reader removed it. */
export async function ensureBundled(): Promise<void> {
  if (bundledIsInstalled(await readInstalled()) && (await filePresent())) return
  if (await isBundledRemoved()) return
  const { hash, size, file } = bundled
  try {
    await install({
      source: { id: BUNDLED, kind: 'bundled', name: '' },
      address: null,
      parts: [{ hash, size, from: browser.runtime.getURL(file) }],
      builtAt: null,
    })
  } finally {
    // The reader may have removed it before this install added the source that the removal deletes.
    if (await isBundledRemoved()) await uninstall(BUNDLED)
  }
}

/** Removes the packaged index permanently: updates do not install it again. */
export async function removeBundled(): Promise<void> {
  await browser.storage.local.set({ [BUNDLED_REMOVED]: true })
  await uninstall(BUNDLED)
}

/** Undoes `removeBundled`. */
export async function restoreBundled(): Promise<void> {
  await browser.storage.local.remove(BUNDLED_REMOVED)
  await ensureBundled()
}
