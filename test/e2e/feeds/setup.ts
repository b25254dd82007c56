/** A browser for the tests of feeds; each file puts its own servers at their addresses. */
import type { PageBody } from '../harness/site.ts'
import { useBrowser, type World } from '../support/browser.ts'

export const GUARDIAN = 'https://www.theguardian.com/world/rss'
export const BBC = 'https://feeds.bbci.co.uk/news/world/rss.xml'
/** Of an outlet that the starter list does not name. */
export const OWN = 'https://gazette.example/feed.xml'

/** @param pages of this file; their hosts are served too */
export function useFeeds(pages: Readonly<Record<string, PageBody>>): World {
  return useBrowser({
    // Granted for no source: a first grant lets later ones of this browser be answered without a dialog.
    grants: ['https://unrelated.example/*'],
    pages,
    hosts: ['other.example'],
  })
}
