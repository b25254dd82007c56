/** Changes the installed sources, and reports changes. The popup, which only reads, does without this file. */
import { browser } from '../../platform/browser.ts'
import { onStored } from '../../platform/stored-changes.ts'
import type { SourceInfo } from '../types.ts'
import { INSTALLED, type InstalledSource, type InstalledSources, readInstalled } from './installed.ts'

/**
 * Replaces one source, or removes it if `change` returns null; writes nothing if `change` returns its argument.
 * A Web Lock keeps pages and the background from overwriting each other's change.
 */
export async function changeInstalled(
  id: string,
  change: (source: InstalledSource | null) => InstalledSource | null,
): Promise<void> {
  await navigator.locks.request('source-records', async () => {
    const { [id]: before = null, ...others } = await readInstalled()
    const after = change(before)
    if (after === before) return
    await browser.storage.local.set({ [INSTALLED]: after ? { ...others, [id]: after } : others })
  })
}

/** The files that look-ups use, as a string to compare. Includes error codes, because files that are lost or restored change only those. */
const filesOf = (stored: unknown): string =>
  JSON.stringify(
    Object.entries((stored ?? {}) as InstalledSources).map(([id, { parts, error }]) => [
      id,
      parts,
      error?.code ?? null,
    ]),
  )

/**
 * Calls `listener` when a source was added, removed or changed; `indexes`: whether look-ups now use other files. Returns a
 * function that unsubscribes.
 */
export const onSources = (listener: (change: { readonly indexes: boolean }) => void): (() => void) =>
  onStored(INSTALLED, ({ newValue, oldValue }) =>
    listener({ indexes: filesOf(newValue) !== filesOf(oldValue) }),
  )

export const newInstalled = (source: SourceInfo, address: string | null = null): InstalledSource => ({
  ...source,
  address,
  parts: [],
  opened: [],
  info: null,
  wanted: [],
  received: 0,
  error: null,
  checkedAt: null,
  builtAt: null,
})
