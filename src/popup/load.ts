/** Decides what the popup shows of the active tab: the story of its address, else whatever miss.ts finds out. */
import type { Row } from '../core/index/types.ts'
import type { ActiveTab } from '../platform/tab.ts'
import { lookUp } from '../sources/look-up.ts'
import type { Group, LookUp } from '../sources/types.ts'
import type { Screen } from './model/screen.ts'
import { unfold } from './model/story.ts'

const isWeb = (url: string) => /^https?:\/\//i.test(url)

const hasQuery = ({ url, ampUrl }: Row) => `${url}${ampUrl}`.includes('?')

const cleaned = async (groups: readonly Group[]): Promise<readonly Group[]> =>
  groups.some(({ story }) => [story.article, ...story.rows].flatMap(unfold).some(hasQuery))
    ? groups.map((await import('./model/clean-links.ts')).cleanGroup)
    : groups

/** The screen of a story that was found. */
export const storyScreen = async ({ groups, sources }: LookUp): Promise<Screen> => ({
  state: 'story',
  sources,
  groups: await cleaned(groups),
})

/** What to show. Rejects only when the browser itself fails; a bad source is part of the answer. */
export const loadScreen = async (tab: ActiveTab | null): Promise<Screen> => {
  const url = tab?.url ?? null
  if (tab === null || url === null || !isWeb(url)) return (await import('./miss.ts')).notArticle(null)
  const answer = await lookUp({ url })
  return answer.groups.length > 0 ? storyScreen(answer) : (await import('./miss.ts')).missed(tab, url, answer)
}
