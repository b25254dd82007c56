/** Changes what is installed, and tells of it; apart from records.ts, because the popup only reads. */
import { browser } from '../platform/browser.ts'
import { onStored } from '../platform/stored-changes.ts'
import { RECORDS, readRecords, type SourceRecord, type SourceRecords } from './records.ts'
import type { SourceInfo } from './types.ts'

/**
 * Replaces one record, or removes it with null; nothing is written when `change` returns what it was given.
 * A Web Lock keeps pages and the worker from undoing each other's change.
 */
export async function changeRecord(
  id: string,
  change: (record: SourceRecord | null) => SourceRecord | null,
): Promise<void> {
  await navigator.locks.request('source-records', async () => {
    const { [id]: before = null, ...others } = await readRecords()
    const after = change(before)
    if (after === before) return
    await browser.storage.local.set({ [RECORDS]: after ? { ...others, [id]: after } : others })
  })
}

/** Which files a stored set of records puts in force, as one comparable string. Of files that were lost and came back only the error tells. */
const filesOf = (records: unknown): string =>
  JSON.stringify(
    Object.entries((records ?? {}) as SourceRecords).map(([id, { parts, error }]) => [
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
  onStored(RECORDS, ({ newValue, oldValue }) =>
    listener({ indexes: filesOf(newValue) !== filesOf(oldValue) }),
  )

export const newRecord = (source: SourceInfo, address: string | null = null): SourceRecord => ({
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
