/** Tells of changes of settings; apart from settings.ts, because the popup does not listen. */
import { browser } from './browser.ts'
import { parseSettings, SETTINGS, type Settings } from './settings.ts'

/** Calls `listener` whenever settings change, from whichever page; returns a function that stops it. */
export function onSettings(listener: (settings: Settings, before: Settings) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[SETTINGS] : undefined
    if (change) listener(parseSettings(change.newValue), parseSettings(change.oldValue))
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}
