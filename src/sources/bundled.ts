/** The index that comes in the package: installed at first start, after an update that brings another one, and after its files were lost. */
import { browser } from '../platform/browser.ts'
import { BUNDLED, BUNDLED_REMOVED, bundled, bundledIsInForce, isBundledRemoved } from './bundled-state.ts'
import { sizeOf } from './files.ts'
import { install, uninstall } from './install.ts'
import { readRecords } from './records.ts'
import { skip } from './skip.ts'
import { finishedName } from './stored-file.ts'

async function filePresent(): Promise<boolean> {
  return (await sizeOf(finishedName(bundled.hash))) === bundled.size
}

/** Not by Range: Firefox sends the whole file all the same. */
async function openPackaged(from: number): Promise<ReadableStream<Uint8Array>> {
  const { body } = await fetch(browser.runtime.getURL(bundled.file))
  if (!body) throw new Error('The packaged index is missing. Install the extension again.')
  return body.pipeThrough(skip(from))
}

/** Installs the bundled index unless it is in force with its file in place, or the reader removed it. */
export async function ensureBundled(): Promise<void> {
  if (bundledIsInForce(await readRecords()) && (await filePresent())) return
  if (await isBundledRemoved()) return
  const { hash, size } = bundled
  try {
    await install({
      source: { id: BUNDLED, kind: 'bundled', name: '' },
      address: null,
      parts: [{ hash, size, open: openPackaged }],
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
