/** What a reader does with the popup, with real keys. */
import { API } from '../harness/api.ts'
import type { Page, Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import type { World } from './browser.ts'
import { readPopup, type Shown } from './popup-view.ts'

export type Open = {
  readonly page: Page
  readonly popup: Popup
  readonly shown: Shown
  close(): Promise<void>
}

/** Opens a page, presses the shortcut, and waits for the answer and what comes right after it. */
export async function openPopup(world: World, url: string): Promise<Open> {
  const page = await world.browser.open(url)
  const popup = await page.pressShortcut()
  const shown = await readPopup(popup)
  await until('what comes after the first paint', () =>
    popup.evaluate(`document.querySelector('.said') !== null`),
  )
  return { page, popup, shown, close: () => popup.close().then(() => page.close()) }
}

const quoted = JSON.stringify

/** Gives an element the focus, as Tab would. */
export const focus = (popup: Popup, selector: string): Promise<unknown> =>
  popup.evaluate(`(document.querySelector(${quoted(selector)}).focus(), 1)`)

/** The text of what has the focus. */
export const focused = (popup: Popup): Promise<string> =>
  popup.evaluate(`document.activeElement.textContent.trim()`)

/** Waits until an expression in the popup has a value, and gives it. */
export async function settled<T>(popup: Popup, what: string, expression: string, value: T): Promise<void> {
  await until(what, async () => (await popup.evaluate(expression)) === value)
}

/** Opens the menu of a button and presses the command that begins with `label`, all with keys. */
export async function command(popup: Popup, button: string, label: string): Promise<void> {
  await focus(popup, button)
  await popup.press('Enter')
  const items = `[...document.querySelectorAll('[role=menuitem]')].map((item) => item.textContent)`
  await until('the menu', () => popup.evaluate<boolean>(`document.activeElement.role === 'menuitem'`))
  const at = (await popup.evaluate<string[]>(items)).findIndex((text) => text.startsWith(label))
  if (at < 0) throw new Error(`the menu has no ${label}`)
  for (let n = 0; n < at; n++) await popup.press('ArrowDown')
  await popup.press('Enter')
}

/** Titles of the rows that are not folded. */
export const titles = (popup: Popup): Promise<string[]> =>
  popup.evaluate(
    `[...document.querySelectorAll('.row:not(.row--in) .row__title')].map((title) => title.textContent.trim())`,
  )

/** Outlets of the rows that are not folded. */
export const outlets = (popup: Popup): Promise<string[]> =>
  popup.evaluate(
    `[...document.querySelectorAll('.row:not(.row--in) .meta strong')].map((name) => name.textContent)`,
  )

/** The view that is shown. */
export const view = (popup: Popup): Promise<string> =>
  popup.evaluate(`document.querySelector('.tabs [aria-current]')?.textContent ?? null`)

/** Waits until the reader's choice is on the device: a popup that is closed at once may take it along. */
export const stored = ({ browser }: World, name: string, value: unknown): Promise<unknown> => {
  const read = `${API}.storage.local.get('settings').then(({ settings }) => JSON.stringify(settings?.[${quoted(name)}] ?? null))`
  return until(`${name} to be stored`, async () => (await browser.extension.evaluate(read)) === quoted(value))
}
