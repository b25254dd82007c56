/** Decides what the popup shows for the active tab: the story of its address, else what slow-path.ts finds. */
import { activeTab } from '../../platform/tab.ts'
import { lookUp, prepareLookUp } from '../../sources/lookup/popup-lookup.ts'
import type { Screen } from './screen.ts'
import { storyScreen } from './story-screen.ts'

const isWeb = (url: string) => /^https?:\/\//i.test(url)

/** The screen for the active tab. Rejects only if the browser fails; a source that fails is part of the answer. */
export const loadScreen = async (): Promise<Screen> => {
  prepareLookUp()
  const tab = await activeTab()
  const url = tab?.url ?? null
  if (tab === null || url === null || !isWeb(url)) return (await import('./slow-path.ts')).notArticle(null)
  const answer = await lookUp({ url })
  return answer.groups.length > 0
    ? storyScreen(url, answer)
    : (await import('./slow-path.ts')).findWithoutMatch(tab, url, answer)
}
