/** Opens every installed index. What opening finds is kept in its record, so that this reads one key of storage and no file. */
import { IndexError } from '../core/index/errors.ts'
import { type Index, openIndex } from '../core/index/reader.ts'
import { bundledIsInForce } from './bundled-state.ts'
import { asSourceError } from './faults.ts'
import { type Opening, opening } from './opening.ts'
import { markRecord } from './record-changes.ts'
import { DAMAGED, type SourceRecord, stateOf } from './records.ts'
import type { SourceState } from './types.ts'

/** A source as a look-up uses it. `index` is null when there is nothing to look in; `state` says why. */
export type OpenSource = {
  readonly record: SourceRecord
  readonly state: SourceState
  readonly index: Index | null
}

async function openSource({ record, parts }: Opening): Promise<OpenSource> {
  const state = stateOf(record)
  if (parts.length === 0) return { record, state, index: null }
  try {
    return { record, state, index: await openIndex(parts, record.opened) }
  } catch (error) {
    return { record, state: unread(record, error), index: null }
  }
}

/**
 * The state of a source whose index cannot be read. Damage is written into its record, where the schedule and the options page
 * see it; no answer waits for that.
 */
export function unread(record: SourceRecord, error: unknown): SourceState {
  if (error instanceof IndexError && record.error?.code !== DAMAGED.code)
    markRecord(record, DAMAGED).catch(() => {})
  return { ...stateOf(record), info: null, error: asSourceError(error) }
}

/** Sees to it that the packaged index is in force. A popup asks the worker, and so need not carry the code that installs. */
export type EnsureBundled = () => Promise<void>

/**
 * All sources in the order they were added. Installs the bundled index first when the one in force is not the package's:
 * a popup that is opened before the worker was done has an answer too.
 */
export async function openSources(ensureBundled: EnsureBundled): Promise<OpenSource[]> {
  const { records, sources: found } = await opening()
  let sources = found
  if (!bundledIsInForce(records)) {
    // Its own record says what went wrong; the other sources answer all the same.
    await ensureBundled().catch(() => {})
    sources = (await opening()).sources
  }
  return Promise.all(sources.map(openSource))
}
