/** The menus: citations in three formats, of a row and of the story; all pages in tabs. */
import { beforeEach, expect, test } from 'vitest'
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { browserName } from '../support/browser.ts'
import { isShown, textOf } from '../support/dom.ts'
import { setSettings } from '../support/faults.ts'
import { command, focus, focused, openPopup } from '../support/popup-acts.ts'
import { ALL, OTHERS, PAGE } from '../support/sample.ts'
import { useSample } from './setup.ts'

const world = useSample()

beforeEach(() => setSettings(world.browser, {}))

const today = () => new Date().toISOString().slice(0, 10)
const [FIRST] = OTHERS

const copied = async (popup: Popup) => {
  await until('the message', async () => (await textOf(popup, '.said [role=status]')) === 'Copied.')
  return popup.clipboard()
}

test('a row is copied as text', async () => {
  const { popup, close } = await openPopup(world, PAGE.webUrl)
  await command(popup, '.row__menu', 'Copy as text')
  const text = await copied(popup)
  expect(text).toContain(`${FIRST?.provider.name}, “${FIRST?.title}”`)
  expect(text).toContain(FIRST?.webUrl ?? '-')
  expect(text).toMatch(new RegExp(`Accessed ${today()}\\. Index: Sample, SHA-256 [0-9a-f]{64}`))
  expect(text).not.toContain(PAGE.webUrl)
  // The focus is back where it was.
  expect(await popup.evaluate(() => document.activeElement?.className)).toBe('row__menu')
  await close()
})

test.each([
  { format: 'Copy as Markdown', start: '- [' },
  { format: 'Copy as BibTeX', start: '@online{' },
])('the whole story is copied: $format', async ({ format, start }) => {
  const { popup, close } = await openPopup(world, PAGE.webUrl)
  await command(popup, '.foot .menu button', format)
  const text = await copied(popup)
  expect(text.startsWith(start)).toBe(true)
  for (const { webUrl } of ALL) expect(text).toContain(webUrl)
  expect(text).toContain(today())
  expect(text).toMatch(/[0-9a-f]{64}/)
  await close()
})

test('up to five pages open at once, in the background', async () => {
  const { page, popup } = await openPopup(world, PAGE.webUrl)
  const before = world.site.seen.length
  await command(popup, '.foot .menu button', 'Open all')
  const opened = () => world.site.seen.slice(before).map(({ url }) => url)
  await until('every page', async () => OTHERS.every(({ webUrl }) => opened().includes(webUrl)))
  await page.close()
})

const openMenu = async (popup: Popup) => {
  await focus(popup, '.foot .menu button')
  await popup.press('Enter')
  await until('the menu', () => isShown(popup, '[role=menu]'))
}

/** A real key in Chromium. Firefox's popup hides this key from its page: the event comes from a script there. */
const pressEscape = (popup: Popup) =>
  browserName === 'chromium'
    ? popup.press('Escape')
    : popup.evaluate(() => {
        const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(press)
      })

test('a menu closes with Escape, and the popup stays', async () => {
  const { popup, close } = await openPopup(world, PAGE.webUrl)
  await openMenu(popup)
  await pressEscape(popup)
  await until('no menu', async () => !(await isShown(popup, '[role=menu]')))
  expect(await focused(popup)).toBe('Copy citations')
  await close()
})

// If this fails, Firefox has begun to hand the key to the page: see docs/decisions/0035-menus.md.
if (browserName === 'firefox')
  test('Firefox closes the popup with Escape before the page sees the key', async () => {
    const { page, popup } = await openPopup(world, PAGE.webUrl)
    await openMenu(popup)
    await popup.evaluate(() =>
      addEventListener('keydown', ({ key }) => localStorage.setItem('last key', key), true),
    )
    await popup.press('ArrowDown')
    await popup.press('Escape')
    await until('the popup to close', () =>
      popup.evaluate(() => false).catch((error: Error) => error.message.includes('the popup is closed')),
    )
    expect(await world.browser.extension.evaluate(() => localStorage.getItem('last key'))).toBe('ArrowDown')
    await page.close()
  })
