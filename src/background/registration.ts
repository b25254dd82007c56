/** Keeps the registered content script in step with the granted hosts. */
import { browser } from '../platform/browser.ts'
import { readSettings } from '../platform/settings.ts'
import { grantedCountOrigins } from '../sources/manage/badge-grants.ts'

const ID = 'watch'

/** The registration for the granted hosts. The script runs in top frames once the document is parsed. */
const script = (matches: string[]) => ({
  id: ID,
  matches,
  js: ['/src/content/watch.js'],
  runAt: 'document_end' as const,
  persistAcrossSessions: true,
})

/** The match patterns of the script: none if the reader switched the count off. */
async function wanted(): Promise<string[]> {
  return (await readSettings()).badge ? grantedCountOrigins() : []
}

async function syncNow(): Promise<void> {
  const matches = await wanted()
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] })
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [ID] })
  } else if (!registered) {
    await browser.scripting.registerContentScripts([script(matches)])
  } else if (String([...(registered.matches ?? [])].sort()) !== String(matches)) {
    await browser.scripting.updateContentScripts([script(matches)])
  }
}

/**
 * Registers, updates or unregisters the script. An extension update wipes registrations in both browsers, so this
 * is called on every event that may have changed something. One at a time, because each step reads before it writes.
 */
export const sync = (): Promise<void> => navigator.locks.request('registration', syncNow)
