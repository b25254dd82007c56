/** Changes what is installed, and tells of it; apart from records.ts, because the popup only reads. */
import { browser } from '../../platform/browser.ts'
import { onStored } from '../../platform/stored-changes.ts'
import type { SourceInfo } from '../types.ts'
import { INSTALLED, type InstalledSource, type InstalledSources, readInstalled } from './installed.ts'

/**
 * Replaces one record, or removes it with null; nothing is written when `change` returns what it was given.
 * A Web Lock keeps pages and the worker from undoing each other's change.
 */
export async function changeInstalled(
  id: string,
  change: (record: InstalledSource | null) => InstalledSource | null,
): Promise<void> {
  await navigator.locks.request('source-records', async () => {
    const { [id]: before = null, ...others } = await readInstalled()
    const after = change(before)
    if (after === before) return
    await browser.storage.local.set({ [INSTALLED]: after ? { ...others, [id]: after } : others })
  })
}

/** Which files a stored set of records puts in force, as one comparable string. Of files that were lost and came back only the error tells. */
const filesOf = (records: unknown): string =>
  JSON.stringify(
    Object.entries((records ?? {}) as InstalledSources).map(([id, { parts, error }]) => [
      id,
      parts,
      error?.code ?? null,
    ]),
  )

/**
 * Calls `listener` when a source came, went or changed, with whether other indexes are in force now; returns a function
 * that stops it.
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
