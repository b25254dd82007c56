/** Changes settings from any page, and tells of changes; apart from settings.ts, because the popup needs neither. */
import { browser } from './browser.ts'
import { parseSettings, readSettings, SETTINGS, type Settings } from './settings.ts'

/** Changes some settings and returns them all. A Web Lock keeps two pages from undoing each other's change. */
export async function writeSettings(patch: Partial<Settings>): Promise<Settings> {
  return navigator.locks.request('settings', async () => {
    const settings = parseSettings({ ...(await readSettings()), ...patch })
    await browser.storage.local.set({ [SETTINGS]: settings })
    return settings
  })
}

/** Calls `listener` whenever settings change, from whichever page; returns a function that stops it. */
export function onSettings(listener: (settings: Settings, before: Settings) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[SETTINGS] : undefined
    if (change) listener(parseSettings(change.newValue), parseSettings(change.oldValue))
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}
