/** The shortcut that opens the popup, and the browser's page that changes it. */
import { browser } from './browser.ts'

/** The keys as the browser names them ("Alt+Shift+Y"), or an empty text. */
export async function shortcut(): Promise<string> {
  const all = await browser.commands.getAll()
  return all.find(({ name }) => name === '_execute_action')?.shortcut ?? ''
}

/** Opens the browser's page of shortcuts. */
export async function openShortcuts(): Promise<void> {
  // Firefox has a method that the polyfill's types lack; Chromium has an address.
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> }
  if (openShortcutSettings) await openShortcutSettings.call(browser.commands)
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}
