/**
 * Finds the story of a page in all sources, for the background and the popup. Records a performance measure "look-up" for each
 * index, which the benchmarks read.
 */
import { askedKeys, StoryReader } from '../../core/index/read/story-reader.ts'
import { keys } from '../../core/url/keys.ts'
import { candidates, type PageAddress } from '../../core/url/trust.ts'
import type { LookUp } from '../types.ts'
import { mergeGroups } from './merge-groups.ts'
import type { Repairs } from './open-sources.ts'
import { querySources, withSource } from './query-sources.ts'

/** The page's story in every source that knows it. An unreadable source is reported in its state, not as a rejection. */
export async function lookUp(page: PageAddress, repairs: Repairs): Promise<LookUp> {
  // Compute the keys one microtask later, so that the read of storage starts first: both take milliseconds after a start.
  const asked = Promise.resolve(page).then((one) => askedKeys(candidates(one), keys))
  const answers = await querySources(repairs, async ({ parts, info }) => {
    const start = performance.now()
    const index = new StoryReader(parts, keys)
    const match = await index.locate(await asked)
    const story = match && (await index.story(match))
    performance.measure('look-up', { start })
    return match && story && { match, info, story }
  })
  return { groups: mergeGroups(withSource(answers)), sources: answers.map(({ state }) => state) }
}
