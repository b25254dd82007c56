/** Asks every installed index one question, all at once. A source that fails becomes a state, never a rejection. */
import type { SourceInfo, SourceState } from '../types.ts'
import { type OpenIndex, type OpenSource, openSources, type Upkeep, unread } from './open-sources.ts'
import { forgetAhead } from './prefetch.ts'

export type Asked<T> = { readonly state: SourceState; readonly answer: T | null }
type Question<T> = (index: OpenIndex) => Promise<T | null>

/** Asks one source; what goes wrong becomes its state: an index that cannot be read is not in use. */
async function askOne<T>(
  { state, index }: OpenSource,
  question: Question<T>,
  upkeep: Upkeep,
): Promise<Asked<T>> {
  if (!index) return { state, answer: null }
  try {
    return { state, answer: await question(index) }
  } catch (error) {
    return { state: unread(state, error, upkeep), answer: null }
  }
}

/** The sources of the look-ups that are running: what one of them reads, the others need not. */
let shared: { readonly sources: Promise<OpenSource[]>; lookUps: number } | null = null

/** Call when a source changed: look-ups that start from now on open the sources again. */
export function reopen(): void {
  forgetAhead()
  shared = null
}

async function ask<T>(upkeep: Upkeep, question: Question<T>): Promise<Asked<T>[]> {
  shared ??= { sources: openSources(upkeep), lookUps: 0 }
  const mine = shared
  mine.lookUps++
  try {
    return await Promise.all((await mine.sources).map((source) => askOne(source, question, upkeep)))
  } finally {
    // Not kept for longer: opened files outlive what happens to their sources.
    if (--mine.lookUps === 0 && shared === mine) shared = null
  }
}

/** More updates than this do not fall into one look-up. */
const TRIES = 3

/**
 * Asks again when files are gone: an update may have replaced them in the middle of a look-up, and the packaged index can be
 * mended on the spot when the browser removed it.
 */
export async function askAll<T>(upkeep: Upkeep, question: Question<T>, tries = TRIES): Promise<Asked<T>[]> {
  const asked = await ask(upkeep, question)
  if (tries === 1 || !asked.some(({ state }) => state.error?.code === 'files-gone')) return asked
  await upkeep.ensureBundled().catch(() => {})
  reopen()
  return askAll(upkeep, question, tries - 1)
}

/** How every source stands. */
export const sourceStates = async (upkeep: Upkeep): Promise<SourceState[]> =>
  (await openSources(upkeep)).map(({ state }) => state)

const infoOf = ({ id, kind, name }: SourceState): SourceInfo => ({ id, kind, name })

/** The answers that are there, each with its source. */
export function answered<T extends object>(
  asked: readonly Asked<T>[],
): (T & { readonly source: SourceInfo })[] {
  return asked.flatMap(({ state, answer }) => (answer ? [{ ...answer, source: infoOf(state) }] : []))
}
