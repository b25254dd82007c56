/**
 * Finds the story of a page in all sources. The background and the popup both use it. The performance timeline holds what each
 * index took ("look-up"), where the benchmarks read it.
 */
import { askedKeys, StoryReader } from '../../core/index/read/story-reader.ts'
import { keys } from '../../core/url/keys.ts'
import { candidates, type PageAddress } from '../../core/url/trust.ts'
import type { LookUp } from '../types.ts'
import { answered, askAll } from './ask-sources.ts'
import { mergeGroups } from './merge-groups.ts'
import type { Upkeep } from './open-sources.ts'

/** The page's story in every source that knows it. Never rejects because of one bad source: its state says so. */
export async function lookUp(page: PageAddress, upkeep: Upkeep): Promise<LookUp> {
  // A turn later, so that storage is asked for the sources first: both take milliseconds in a background that just woke.
  const asked = Promise.resolve(page).then((one) => askedKeys(candidates(one), keys))
  const answers = await askAll(upkeep, async ({ parts, info }) => {
    const start = performance.now()
    const index = new StoryReader(parts, keys)
    const match = await index.locate(await asked)
    const story = match && (await index.story(match))
    performance.measure('look-up', { start })
    return match && story && { match, info, story }
  })
  return { groups: mergeGroups(answered(answers)), sources: answers.map(({ state }) => state) }
}
