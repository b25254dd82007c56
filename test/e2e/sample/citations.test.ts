/** The menus: citations in three formats, of a row and of the story; all pages in tabs. */
import { beforeEach, expect, test } from 'vitest'
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
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

test('a menu closes with Escape, and the popup stays', async () => {
  const { popup, close } = await openPopup(world, PAGE.webUrl)
  await focus(popup, '.foot .menu button')
  await popup.press('Enter')
  await until('the menu', () => isShown(popup, '[role=menu]'))
  await popup.evaluate(() => {
    const press = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(press)
  })
  await until('no menu', async () => !(await isShown(popup, '[role=menu]')))
  expect(await focused(popup)).toBe('Copy citations')
  await close()
})
