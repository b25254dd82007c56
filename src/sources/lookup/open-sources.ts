/** Opens every installed index. What opening finds is kept in its record, so that this reads one key of storage and no file. */
import { IndexError } from '../../core/bytes/index-error.ts'
import { openPart } from '../../core/index/read/open-part.ts'
import type { Part } from '../../core/index/read/part.ts'
import type { IndexInfo } from '../../core/index/types.ts'
import { asSourceError } from '../faults.ts'
import { bundledIsInForce } from '../install/bundled-state.ts'
import { isGone, stateOf } from '../install/installed.ts'
import type { SourceState } from '../types.ts'
import { type Opening, opening } from './prefetch.ts'

/** The opened index of a source: its parts and what it holds. */
export type OpenIndex = { readonly parts: readonly Part[]; readonly info: IndexInfo }

/** A source as a look-up uses it. `index` is null when there is nothing to look in; `state` says why. */
export type OpenSource = { readonly state: SourceState; readonly index: OpenIndex | null }

/** What a look-up leaves to those who may change sources: the background does it, a popup asks the background. */
export type Upkeep = {
  /** Sees to it that the packaged index is in force. */
  ensureBundled(): Promise<void>
  /** Writes down that the files of a source are damaged, where the schedule and the options page see it. */
  noteDamage(id: string): Promise<void>
}

async function openSource({ record, parts }: Opening, upkeep: Upkeep): Promise<OpenSource> {
  const state = stateOf(record)
  const { info } = record
  if (parts.length === 0 || info === null) return { state, index: null }
  // Asking for what is known to be gone would make each look-up ask all sources again.
  if (isGone(record)) return { state: { ...state, info: null }, index: null }
  try {
    const opened = await Promise.all(parts.map((part, i) => openPart(part, record.opened[i])))
    return { state, index: { parts: opened, info } }
  } catch (error) {
    return { state: unread(state, error, upkeep), index: null }
  }
}

/** The state of a source whose index cannot be read. No answer waits until that is written down. */
export function unread(state: SourceState, error: unknown, { noteDamage }: Upkeep): SourceState {
  if (error instanceof IndexError) noteDamage(state.id).catch(() => {})
  return { ...state, info: null, error: asSourceError(error) }
}

/**
 * All sources in the order they were added. Installs the bundled index first when the one in force is not the package's:
 * a popup that is opened before the worker was done has an answer too.
 */
export async function openSources(upkeep: Upkeep): Promise<OpenSource[]> {
  const { records, sources: found } = await opening()
  let sources = found
  if (!bundledIsInForce(records)) {
    // Its own record says what went wrong; the other sources answer all the same.
    await upkeep.ensureBundled().catch(() => {})
    sources = (await opening()).sources
  }
  return Promise.all(sources.map((source) => openSource(source, upkeep)))
}
