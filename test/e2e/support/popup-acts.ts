/** What a reader does in the popup, with real keys. */
import type { Page, Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import type { World } from './browser.ts'
import { isShown, textOf, textsOf } from './dom.ts'
import { readPopup, type Shown } from './popup-view.ts'

export type Open = {
  readonly page: Page
  readonly popup: Popup
  readonly shown: Shown
  close(): Promise<void>
}

/** Opens a page, presses the shortcut, and waits for the answer and for what the popup loads after its first paint. */
export async function openPopup(world: World, url: string): Promise<Open> {
  const page = await world.browser.open(url)
  const popup = await page.pressShortcut()
  const shown = await readPopup(popup)
  await until('the deferred part', () => isShown(popup, '.said'))
  return { page, popup, shown, close: () => popup.close().then(() => page.close()) }
}

/** Gives an element the focus, as Tab would. */
export const focus = (popup: Popup, selector: string): Promise<void> =>
  popup.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.focus(), selector)

/** The text of the focused element. */
export const focused = (popup: Popup): Promise<string> =>
  popup.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** Waits until a function gives this value in the popup. */
export async function settled<Args extends readonly unknown[], T>(
  popup: Popup,
  what: string,
  value: T,
  run: (...args: Args) => T,
  ...args: Args
): Promise<void> {
  await until(what, async () => (await popup.evaluate(run, ...args)) === value)
}

/** Opens the menu of a button and presses the command that begins with `label`, all with keys. */
export async function command(popup: Popup, button: string, label: string): Promise<void> {
  await focus(popup, button)
  await popup.press('Enter')
  await settled(popup, 'the menu', 'menuitem', () => document.activeElement?.role ?? '')
  const at = (await textsOf(popup, '[role=menuitem]')).findIndex((text) => text.startsWith(label))
  if (at < 0) throw new Error(`the menu has no ${label}`)
  for (let n = 0; n < at; n++) await popup.press('ArrowDown')
  await popup.press('Enter')
}

/** Titles of the rows that are not folded. */
export const titles = (popup: Popup): Promise<string[]> => textsOf(popup, '.row:not(.row--in) .row__title')

/** Outlets of the rows that are not folded. */
export const outlets = (popup: Popup): Promise<string[]> => textsOf(popup, '.row:not(.row--in) .meta strong')

/** The name of the shown view. */
export const view = (popup: Popup): Promise<string | null> => textOf(popup, '.tabs [aria-current]')

/** Waits until a setting is stored: a popup that is closed earlier may lose it. */
export const settingStored = ({ browser }: World, name: string, value: unknown): Promise<unknown> =>
  until(`${name} to be stored`, async () => {
    const stored = await browser.extension.evaluate(async (wanted) => {
      const { settings } = await chrome.storage.local.get<{ settings?: Record<string, unknown> }>('settings')
      return JSON.stringify(settings?.[wanted] ?? null)
    }, name)
    return stored === JSON.stringify(value)
  })
