/** Decides what the popup shows of the active tab: the story of its address, else whatever slow-path.ts finds out. */
import { activeTab } from '../../platform/tab.ts'
import { lookUp, lookUpAhead } from '../../sources/lookup/popup-lookup.ts'
import type { Screen } from './screen.ts'
import { storyScreen } from './story-screen.ts'

const isWeb = (url: string) => /^https?:\/\//i.test(url)

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
