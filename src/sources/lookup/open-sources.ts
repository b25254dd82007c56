/** Opens every installed index. The reader's state is stored with the source, so this reads one storage key and no file. */
import { IndexError } from '../../core/bytes/index-error.ts'
import { openPart } from '../../core/index/read/open-part.ts'
import type { Part } from '../../core/index/read/part.ts'
import type { IndexInfo } from '../../core/index/types.ts'
import { asSourceError } from '../faults.ts'
import { bundledIsInstalled } from '../install/bundled-state.ts'
import { isGone, stateOf } from '../install/installed.ts'
import type { SourceState } from '../types.ts'
import { type SourceFiles, sourceFiles } from './prefetch.ts'

/** The opened index of a source. */
export type OpenIndex = { readonly parts: readonly Part[]; readonly info: IndexInfo }

/** A source as a look-up uses it. If there is no usable index, `index` is null and `state` says why. */
export type OpenSource = { readonly state: SourceState; readonly index: OpenIndex | null }

/** Repairs that a look-up may need. Only the background makes them; the popup sends it a message. */
export type Repairs = {
  /** Installs the packaged index if it is missing. */
  ensureBundled(): Promise<void>
  /** Stores that the files of a source are damaged, for the schedule and the options page. */
  noteDamage(id: string): Promise<void>
}

async function openSource({ source, parts }: SourceFiles, repairs: Repairs): Promise<OpenSource> {
  const state = stateOf(source)
  const { info } = source
  if (parts.length === 0 || info === null) return { state, index: null }
  // Opening files that are known to be gone would make every look-up query all sources again.
  if (isGone(source)) return { state: { ...state, info: null }, index: null }
  try {
    const opened = await Promise.all(parts.map((part, i) => openPart(part, source.opened[i])))
    return { state, index: { parts: opened, info } }
  } catch (error) {
    return { state: stateWithError(state, error, repairs), index: null }
  }
}

/** The state of a source whose index cannot be read. Notes damage, without waiting for that. */
export function stateWithError(state: SourceState, error: unknown, { noteDamage }: Repairs): SourceState {
  // Files of another version are not damaged: missing-files.ts deals with them.
  if (error instanceof IndexError && error.code !== 'unknown-version') noteDamage(state.id).catch(() => {})
  return { ...state, info: null, error: asSourceError(error) }
}

/**
 * All sources in the order they were added. Installs the packaged index first if it is missing or outdated, so that a popup that
 * opens before the background has installed it shows results.
 */
export async function openSources(repairs: Repairs): Promise<OpenSource[]> {
  const { installed, sources: found } = await sourceFiles()
  let sources = found
  if (!bundledIsInstalled(installed)) {
    // A failure is noted in the source itself, and must not stop the look-up in other sources.
    await repairs.ensureBundled().catch(() => {})
    sources = (await sourceFiles()).sources
  }
  return Promise.all(sources.map((source) => openSource(source, repairs)))
}
