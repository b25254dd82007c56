/** What is installed: one record a source, all under one key of `storage.local`, so that a change is one write. */
import type { IndexInfo } from '../core/index/types.ts'
import { browser } from '../platform/browser.ts'
import type { StoredFile } from './stored-file.ts'
import type { SourceError, SourceInfo, SourceState } from './types.ts'

/** A record in force. `parts` are complete, checked files; a download that is not finished is only in `wanted`. */
export type SourceRecord = SourceInfo & {
  /** Where it comes from, for kinds that have an address. */
  readonly address: string | null
  readonly parts: readonly StoredFile[]
  /** What opening each part found, so that a look-up does not read it again. JSON, made by the index reader. */
  readonly opened: readonly unknown[]
  readonly info: IndexInfo | null
  /** What a running or interrupted download is fetching; its chunks are kept. */
  readonly wanted: readonly StoredFile[]
  /** Bytes of `wanted` that are here. */
  readonly received: number
  readonly error: SourceError | null
  readonly checkedAt: string | null
  readonly builtAt: string | null
}

export type SourceRecords = Readonly<Record<string, SourceRecord>>

const KEY = 'sources'

/** Only `changeRecord` writes the key, so its shape is ours. */
export async function readRecords(): Promise<SourceRecords> {
  return ((await browser.storage.local.get(KEY))[KEY] ?? {}) as SourceRecords
}

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
    await browser.storage.local.set({ [KEY]: after ? { ...others, [id]: after } : others })
  })
}

/** Which files a stored set of records puts in force, as one comparable string. */
const filesOf = (records: unknown): string =>
  JSON.stringify(Object.entries((records ?? {}) as SourceRecords).map(([id, { parts }]) => [id, parts]))

/**
 * Calls `listener` when a source came, went or changed, with whether other indexes are in force now; returns a function
 * that stops it.
 */
export function onSources(listener: (change: { readonly indexes: boolean }) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[KEY] : undefined
    if (change) listener({ indexes: filesOf(change.newValue) !== filesOf(change.oldValue) })
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}

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

/** A record as look-ups report it. */
export const stateOf = ({ id, kind, name, info, error, checkedAt, builtAt }: SourceRecord): SourceState => ({
  id,
  kind,
  name,
  info,
  error,
  checkedAt,
  builtAt,
})
