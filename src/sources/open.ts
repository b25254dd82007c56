/** Opens every installed index. What opening finds is kept in its record, so that this reads one key of storage and no file. */
import { type Index, openIndex } from '../core/index/reader.ts'
import { bundledIsInForce } from './bundled-state.ts'
import { asSourceError } from './faults.ts'
import { readRecords, type SourceRecord, type SourceRecords, stateOf } from './records.ts'
import { rootAhead, storedSource } from './stored-file.ts'
import type { SourceState } from './types.ts'

/** A source as a look-up uses it. `index` is null when there is nothing to look in; `state` says why. */
export type OpenSource = { readonly state: SourceState; readonly index: Index | null }

async function openRecord(
  record: SourceRecord,
  directory: Promise<FileSystemDirectoryHandle>,
): Promise<OpenSource> {
  const state = stateOf(record)
  if (record.parts.length === 0) return { state, index: null }
  try {
    const parts = record.parts.map((part) => storedSource(part, directory))
    return { state, index: await openIndex(parts, record.opened) }
  } catch (error) {
    return { state: { ...state, info: null, error: asSourceError(error) }, index: null }
  }
}

/** Sees to it that the packaged index is in force. A popup asks the worker, and so need not carry the code that installs. */
export type EnsureBundled = () => Promise<void>

type Opened = { readonly records: SourceRecords; readonly sources: OpenSource[] }

async function openAll(): Promise<Opened> {
  const directory = rootAhead()
  const records = await readRecords()
  const sources = await Promise.all(Object.values(records).map((record) => openRecord(record, directory)))
  return { records, sources }
}

let ahead: Promise<Opened> | null = null

/**
 * For a background that has just woken: the event it wakes for is most likely a page's report, and storage and files answer
 * while the rest of the code is still being set up. The first look-up takes what was opened; returns what makes it open anew,
 * to be called when a source changes.
 */
export function openAhead(): () => void {
  ahead = openAll()
  ahead.catch(() => {})
  return () => {
    ahead = null
  }
}

function takeAhead(): Promise<Opened> | null {
  const opened = ahead
  ahead = null
  return opened
}

/**
 * All sources in the order they were added. Installs the bundled index first when the one in force is not the package's:
 * a popup that is opened before the worker was done has an answer too.
 */
export async function openSources(ensureBundled: EnsureBundled): Promise<OpenSource[]> {
  const { records, sources } = await (takeAhead() ?? openAll())
  if (bundledIsInForce(records)) return sources
  // Its own record says what went wrong; the other sources answer all the same.
  await ensureBundled().catch(() => {})
  return (await openAll()).sources
}
