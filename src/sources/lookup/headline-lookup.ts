/** Looks for coverage of a page that no index holds: by its headline, and by its outlet. The timeline holds what each took ("near"). */
import { Index } from '../../core/index/reader.ts'
import type { NearPage } from '../../core/terms/near.ts'
import type { NearLookUp, OutletEntry } from '../types.ts'
import { answered, askAll } from './ask-sources.ts'
import { mergeNear } from './merge-groups.ts'
import type { Upkeep } from './open-sources.ts'

/** Same-story coverage of a page that is in no index, from its headline. For the popup only: it never badges. */
export async function nearMatches(page: NearPage, upkeep: Upkeep): Promise<NearLookUp> {
  const asked = await askAll(upkeep, async ({ parts, info }) => {
    const start = performance.now()
    const { rows } = await new Index(parts).near(page, { shownOnly: true })
    performance.measure('near', { start })
    return { info, rows }
  })
  return { groups: mergeNear(answered(asked)), sources: asked.map(({ state }) => state) }
}

/** What each index holds of an outlet, most articles first; empty when none covers it. `domain` is registrable. */
export async function outletEntries(domain: string, upkeep: Upkeep): Promise<readonly OutletEntry[]> {
  const asked = await askAll(upkeep, async ({ parts, info }) => {
    const found = await new Index(parts).provider(domain)
    return found && { info, outlet: found }
  })
  return answered(asked).sort((a, b) => b.outlet.articles - a.outlet.articles)
}
