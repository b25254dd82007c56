/** Decides what the popup shows of the active tab: the story of its address, else whatever miss.ts finds out. */
import type { Match } from '../core/index/types.ts'
import { flattenRow } from '../core/story/flatten-row.ts'
import type { Row } from '../core/story/types.ts'
import { plainKeys } from '../core/url/plain.ts'
import type { MatchReason } from '../core/url/trust.ts'
import { activeTab } from '../platform/tab.ts'
import { lookUp, lookUpAhead } from '../sources/lookup/popup-lookup.ts'
import type { Group, LookUp } from '../sources/types.ts'
import type { Screen } from './model/screen.ts'

const isWeb = (url: string) => /^https?:\/\//i.test(url)

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

/** What to show of the active tab. Rejects only when the browser itself fails; a bad source is part of the answer. */
export const loadScreen = async (): Promise<Screen> => {
  const ahead = lookUpAhead()
  const tab = await activeTab()
  const url = tab?.url ?? null
  if (tab === null || url === null || !isWeb(url)) return (await import('./unplain.ts')).notArticle(null)
  const answer = await lookUp({ url }, ahead)
  return answer.groups.length > 0
    ? storyScreen(url, answer)
    : (await import('./unplain.ts')).missed(tab, url, answer)
}
