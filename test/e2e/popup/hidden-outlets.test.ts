/** A hidden outlet leaves the list and the count, comes back with Undo, and stays hidden. */
import { expect, test } from 'vitest'
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { textOf } from '../support/dom.ts'
import { command, openPopup, outlets, settingStored, settled } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { useRailPopup } from './setup.ts'

const world = useRailPopup()

const hide = async (popup: Popup) => {
  await command(popup, '.row__menu', 'Hide Continental Post')
  await until('the row to go', async () => !(await outlets(popup)).includes('Continental Post'))
}

test('a hidden outlet leaves list and count, and Undo brings it back', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  await hide(popup)
  expect(await textOf(popup, '.find')).toContain('11 other outlets')
  expect(await textOf(popup, '.said [role=status]')).toBe('Continental Post is hidden.')
  // The row took the focused button with it: the focus moves to Undo, then back to the row.
  await settled(popup, 'the focus on Undo', 'Undo', () => document.activeElement?.textContent)
  await popup.press('Enter')
  await until('the row to be back', async () => (await outlets(popup)).includes('Continental Post'))
  const label = () => document.activeElement?.getAttribute('aria-label')
  await settled(popup, 'the focus on the row', 'Actions for Continental Post', label)
  expect(await textOf(popup, '.find')).toContain('12 other outlets')
  await close()
})

test('a hidden outlet stays hidden when the popup opens again', async () => {
  const first = await openPopup(world, RAIL.story)
  await hide(first.popup)
  await settingStored(world, 'hidden', ['continental-post.example'])
  await first.close()
  const second = await openPopup(world, RAIL.story)
  expect(await outlets(second.popup)).not.toContain('Continental Post')
  await second.close()
})
