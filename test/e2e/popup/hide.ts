/** Hiding an outlet: gone from the list and the count, undone with one press, remembered. */
import { expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { command, openPopup, outlets, settled, stored } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { world } from './world.ts'

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
  // The pressed button went with its row: the focus is on what can undo that, then on the row again.
  await settled(popup, 'the focus on Undo', `document.activeElement.textContent`, 'Undo')
  await popup.press('Enter')
  await until('the row to be back', async () => (await outlets(popup)).includes('Continental Post'))
  await settled(
    popup,
    'the focus on the row',
    `document.activeElement.getAttribute('aria-label')`,
    'Actions for Continental Post',
  )
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
