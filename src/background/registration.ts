/** Keeps the registered content script in step with the hosts the reader granted. */
import { browser } from '../platform/browser.ts'
import { readSettings } from '../platform/settings.ts'
import { grantedCountOrigins } from '../sources/manage/badge-grants.ts'

const ID = 'watch'

/** A match pattern of the granted hosts; the script runs in top frames, once the head is there. */
const script = (matches: string[]) => ({
  id: ID,
  matches,
  js: ['/src/content/watch.js'],
  runAt: 'document_end' as const,
  persistAcrossSessions: true,
})

/** The patterns the script should run on: none when the reader does not want a count. */
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
 * Registers, updates or unregisters, whatever there is: an extension update wipes registrations in both browsers, so this
 * is called on every event that may have changed something. One at a time, because each step looks before it acts.
 */
export const sync = (): Promise<void> => navigator.locks.request('registration', syncNow)
