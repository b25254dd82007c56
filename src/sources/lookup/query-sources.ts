/** Runs one query on every installed index, in parallel. A source that fails gives a state with an error, never a rejection. */
import type { SourceInfo, SourceState } from '../types.ts'
import { type OpenIndex, type OpenSource, openSources, type Repairs, stateWithError } from './open-sources.ts'
import { discardPrefetched } from './prefetch.ts'

export type SourceAnswer<T> = { readonly state: SourceState; readonly answer: T | null }
type Query<T> = (index: OpenIndex) => Promise<T | null>

async function querySource<T>(
  { state, index }: OpenSource,
  query: Query<T>,
  repairs: Repairs,
): Promise<SourceAnswer<T>> {
  if (!index) return { state, answer: null }
  try {
    return { state, answer: await query(index) }
  } catch (error) {
    return { state: stateWithError(state, error, repairs), answer: null }
  }
}

/** The open sources that running look-ups share, and how many use them: a file is opened and a block read only once. */
let current: { readonly sources: Promise<OpenSource[]>; lookUps: number } | null = null

/** Call when a source changed: look-ups that start from now on open the sources again. */
export function reopen(): void {
  discardPrefetched()
  current = null
}

async function queryOnce<T>(repairs: Repairs, query: Query<T>): Promise<SourceAnswer<T>[]> {
  current ??= { sources: openSources(repairs), lookUps: 0 }
  const used = current
  used.lookUps++
  try {
    return await Promise.all((await used.sources).map((source) => querySource(source, query, repairs)))
  } finally {
    // Release them with the last look-up: an open file stays readable after its source has changed.
    if (--used.lookUps === 0 && current === used) current = null
  }
}

/** Tries per look-up: updates that replace files are too rare to interrupt more of them. */
const MAX_TRIES = 3

/**
 * Tries again if files are gone: an update may have replaced them during the look-up, or the browser deleted the packaged index,
 * which can be installed again now.
 */
export async function querySources<T>(
  repairs: Repairs,
  query: Query<T>,
  tries = MAX_TRIES,
): Promise<SourceAnswer<T>[]> {
  const answers = await queryOnce(repairs, query)
  if (tries === 1 || !answers.some(({ state }) => state.error?.code === 'files-gone')) return answers
  await repairs.ensureBundled().catch(() => {})
  reopen()
  return querySources(repairs, query, tries - 1)
}

/** The state of every source. */
export const sourceStates = async (repairs: Repairs): Promise<SourceState[]> =>
  (await openSources(repairs)).map(({ state }) => state)

const infoOf = ({ id, kind, name }: SourceState): SourceInfo => ({ id, kind, name })

/** The answers that are not null, each with its source. */
export function withSource<T extends object>(
  answers: readonly SourceAnswer<T>[],
): (T & { readonly source: SourceInfo })[] {
  return answers.flatMap(({ state, answer }) => (answer ? [{ ...answer, source: infoOf(state) }] : []))
}
