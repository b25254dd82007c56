/** Look-ups by headline and by outlet, for pages that are in no index. Records a performance measure "near" for each index. */
import { Index } from '../../core/index/reader.ts'
import type { NearPage } from '../../core/terms/near.ts'
import type { NearLookUp, OutletEntry } from '../types.ts'
import { mergeNear } from './merge-groups.ts'
import type { Repairs } from './open-sources.ts'
import { querySources, withSource } from './query-sources.ts'

/** Coverage of the same story, found by the page's headline. For the popup only: near matches never count on the badge. */
export async function nearMatches(page: NearPage, repairs: Repairs): Promise<NearLookUp> {
  const answers = await querySources(repairs, async ({ parts, info }) => {
    const start = performance.now()
    const { rows } = await new Index(parts).near(page, { shownOnly: true })
    performance.measure('near', { start })
    return { info, rows }
  })
  return { groups: mergeNear(withSource(answers)), sources: answers.map(({ state }) => state) }
}

/** Each source's entry for an outlet, most articles first; empty if no source has it. `domain` is registrable. */
export async function outletEntries(domain: string, repairs: Repairs): Promise<readonly OutletEntry[]> {
  const answers = await querySources(repairs, async ({ parts, info }) => {
    const outlet = await new Index(parts).provider(domain)
    return outlet && { info, outlet }
  })
  return withSource(answers).sort((a, b) => b.outlet.articles - a.outlet.articles)
}
