/** The index that comes in the package: installed at first start, after an update that brings another one, and after its files were lost. */
import { browser } from '../../platform/browser.ts'
import { finishedName } from '../files/index-file.ts'
import { sizeOf } from '../files/private-files.ts'
import { BUNDLED, BUNDLED_REMOVED, bundled, bundledIsInForce, isBundledRemoved } from './bundled-state.ts'
import { install, uninstall } from './install.ts'
import { readInstalled } from './installed.ts'

async function filePresent(): Promise<boolean> {
  return (await sizeOf(finishedName(bundled.hash))) === bundled.size
}

/** Installs the bundled index unless it is in force with its file in place, or the reader removed it. */
export async function ensureBundled(): Promise<void> {
  if (bundledIsInForce(await readInstalled()) && (await filePresent())) return
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
    // It may have been removed before this install had a record that the removal could take away.
    if (await isBundledRemoved()) await uninstall(BUNDLED)
  }
}

/** Removes it for good. */
export async function removeBundled(): Promise<void> {
  await browser.storage.local.set({ [BUNDLED_REMOVED]: true })
  await uninstall(BUNDLED)
}

/** Brings it back. */
export async function restoreBundled(): Promise<void> {
  await browser.storage.local.remove(BUNDLED_REMOVED)
  await ensureBundled()
}
