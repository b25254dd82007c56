/** Hiding an outlet: gone from the list and the count, undone with one press, remembered. */
import { beforeEach, expect, test } from 'vitest'
import { until } from './harness/until.ts'
import { useBrowser } from './support/browser.ts'
import { setSettings } from './support/faults.ts'
import { articlePage } from './support/pages.ts'
import { command, focus, openPopup, outlets, stored } from './support/popup-acts.ts'
import { RAIL } from './support/rail.ts'

const world = useBrowser({ package: 'rail', pages: { [RAIL.story]: articlePage('Night train') } })
beforeEach(() => setSettings(world.browser, {}))

const hide = async (popup: Parameters<typeof command>[0]) => {
  await command(popup, '.row__menu', 'Hide Continental Post')
  await until('the row to go', async () => !(await outlets(popup)).includes('Continental Post'))
}

test('a hidden outlet leaves list and count, and Undo brings it back', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  await hide(popup)
  expect(await popup.evaluate(`document.querySelector('.find').textContent`)).toContain('11 other outlets')
  expect(await popup.evaluate(`document.querySelector('.said [role=status]').textContent`)).toBe(
    'Continental Post is hidden.',
  )
  await focus(popup, '.said button')
  await popup.press('Enter')
  await until('the row to be back', async () => (await outlets(popup)).includes('Continental Post'))
  expect(await popup.evaluate(`document.querySelector('.find').textContent`)).toContain('12 other outlets')
  await close()
})

test('it stays hidden when the popup opens again', async () => {
  const first = await openPopup(world, RAIL.story)
  await hide(first.popup)
  await stored(world, 'hidden', ['continental-post.example'])
  await first.close()
  const second = await openPopup(world, RAIL.story)
  expect(await outlets(second.popup)).not.toContain('Continental Post')
  await second.close()
})
