/**
 * Look-ups across all sources, all asked at once, by a page that can read the index files itself. What each index took stands
 * in the performance timeline ("look-up", "near"), where the benchmarks read it.
 */
import { type Index, pageKeys } from '../../core/index/reader.ts'
import type { NearPage } from '../../core/terms/near.ts'
import type { PageAddress } from '../../core/url/trust.ts'
import type { LookUp, NearLookUp, OutletEntry, SourceInfo, SourceState } from '../types.ts'
import { mergeGroups, mergeNear } from './merge-groups.ts'
import { type OpenSource, openSources, type Upkeep, unread } from './open-sources.ts'
import { forgetAhead } from './prefetch.ts'

type Asked<T> = { readonly state: SourceState; readonly answer: T | null }
type Question<T> = (index: Index) => Promise<T | null>

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

/** For when a source changed: look-ups that begin now find the sources anew. */
export function openAnew(): void {
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
async function askAll<T>(upkeep: Upkeep, question: Question<T>, tries = TRIES): Promise<Asked<T>[]> {
  const asked = await ask(upkeep, question)
  if (tries === 1 || !asked.some(({ state }) => state.error?.code === 'files-gone')) return asked
  await upkeep.ensureBundled().catch(() => {})
  openAnew()
  return askAll(upkeep, question, tries - 1)
}

/** How every source stands. */
export const statesHere = async (upkeep: Upkeep): Promise<SourceState[]> =>
  (await openSources(upkeep)).map(({ state }) => state)

const infoOf = ({ id, kind, name }: SourceState): SourceInfo => ({ id, kind, name })

/** The answers that are there, each with its source. */
function answered<T extends object>(asked: readonly Asked<T>[]): (T & { readonly source: SourceInfo })[] {
  return asked.flatMap(({ state, answer }) => (answer ? [{ ...answer, source: infoOf(state) }] : []))
}

/** The page's story in every source that knows it. Never rejects because of one bad source: its state says so. */
export async function lookUpHere(page: PageAddress, upkeep: Upkeep): Promise<LookUp> {
  // A turn later, when the storage has been asked for the sources: both take milliseconds in a background that just woke.
  const keys = Promise.resolve(page).then(pageKeys)
  const asked = await askAll(upkeep, async (index) => {
    const start = performance.now()
    const match = await index.locate(await keys)
    const story = match && (await index.story(match))
    performance.measure('look-up', { start })
    return match && story && { match, info: index.info, story }
  })
  return { groups: mergeGroups(answered(asked)), sources: asked.map(({ state }) => state) }
}

/** Same-story coverage of a page that is in no index, from its headline. For the popup only: it never badges. */
export async function nearMatchesHere(page: NearPage, upkeep: Upkeep): Promise<NearLookUp> {
  const asked = await askAll(upkeep, async (index) => {
    const start = performance.now()
    const { rows } = await index.near(page, { shownOnly: true })
    performance.measure('near', { start })
    return { info: index.info, rows }
  })
  return { groups: mergeNear(answered(asked)), sources: asked.map(({ state }) => state) }
}

/** What each index holds of an outlet, most articles first; empty when none covers it. `domain` is registrable. */
export async function outletHere(domain: string, upkeep: Upkeep): Promise<readonly OutletEntry[]> {
  const asked = await askAll(upkeep, async (index) => {
    const found = await index.provider(domain)
    return found && { info: index.info, outlet: found }
  })
  return answered(asked).sort((a, b) => b.outlet.articles - a.outlet.articles)
}
