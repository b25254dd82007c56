/** One browser for the tests of feeds; each file puts its own servers at their addresses. */
import { API } from '../harness/api.ts'
import type { PageBody } from '../harness/site.ts'
import { useBrowser } from '../support/browser.ts'

export const GUARDIAN = 'https://www.theguardian.com/world/rss'
export const BBC = 'https://feeds.bbci.co.uk/news/world/rss.xml'
/** Of an outlet that the starter list does not name. */
export const OWN = 'https://gazette.example/feed.xml'
/** Names of the feeds that no outlet would send, and of those like them that are well. */
export const KINDS = [
  'plain',
  'atom',
  'rdf',
  'json',
  'bomb',
  'endless',
  'packed',
  'cyrillic',
  'future',
  'twins',
  'hostile',
  'deep',
]

export const world = useBrowser({
  // Granted for no source: it only lets later questions of this browser be answered without a dialog.
  grants: ['https://unrelated.example/*'],
  pages: {},
  hosts: [
    ...[GUARDIAN, BBC, OWN].map((url) => new URL(url).hostname),
    ...['other', 'paper', ...KINDS].map((name) => `${name}.example`),
  ],
})

/** Begins without the feeds of the file before, with these pages. */
export async function beginWith(pages: Readonly<Record<string, PageBody>>): Promise<void> {
  await world.browser.extension.evaluate(
    `${API}.runtime.sendMessage({ type: 'popupToWorkerRemove', body: 'feeds' })`,
  )
  for (const [url, body] of Object.entries(pages)) world.site.put(url, body)
}
