/** The shortcut that opens the popup, and where the browser lets it be changed. */
import { browser } from './browser.ts'

/** The keys as the browser names them ("Alt+Shift+Y"); empty when there are none. */
export async function shortcut(): Promise<string> {
  const all = await browser.commands.getAll()
  return all.find(({ name }) => name === '_execute_action')?.shortcut ?? ''
}

/** Opens the browser's page of shortcuts. */
export async function openShortcuts(): Promise<void> {
  // Firefox has a call of its own, which the polyfill's types do not know yet; Chromium has an address.
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> }
  if (openShortcutSettings) await openShortcutSettings.call(browser.commands)
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}
