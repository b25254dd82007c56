/** The screen of a story: its rows with clean links, and how the page was recognised. */

import type { Match } from '../../core/index/types.ts'
import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Row } from '../../core/story/types.ts'
import { plainKeys } from '../../core/url/plain.ts'
import type { MatchReason } from '../../core/url/trust.ts'
import type { Group, LookUp } from '../../sources/types.ts'
import type { Screen } from './screen.ts'

const hasQuery = ({ url, ampUrl }: Row) => `${url}${ampUrl}`.includes('?')

const cleaned = async (groups: readonly Group[]): Promise<readonly Group[]> =>
  groups.some(({ story }) => [story.article, ...story.rows].flatMap(flattenRow).some(hasQuery))
    ? groups.map((await import('./unplain.ts')).cleanGroup)
    : groups

/** How the page at `url` was recognised. A plain address is no AMP page, so its match says it all. */
const reasonOf = async (url: string, { via, by }: Match): Promise<MatchReason> => {
  if (plainKeys(url) === null) return (await import('./unplain.ts')).matchReason(url, { via, by })
  if (via !== 'url') return via
  return by === 'path' ? 'address' : by
}

/** The screen of a story that was found for the tab at `url`. */
export const storyScreen = async (url: string, { groups, sources }: LookUp): Promise<Screen> => ({
  state: 'story',
  sources,
  groups: await cleaned(groups),
  reason: groups[0] ? await reasonOf(url, groups[0].match) : 'address',
})
