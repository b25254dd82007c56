/** Every state but a story, each from its real cause; those that break the index come last. */
import { expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { stored } from '../support/device.ts'
import { damageIndex, failRefresh, removeSources, setSettings } from '../support/faults.ts'
import { focus, focused, openPopup, settled, titles } from '../support/popup-acts.ts'
import { readPopup } from '../support/popup-view.ts'
import { RAIL } from '../support/rail.ts'
import { useRailPopup } from './setup.ts'

const world = useRailPopup()

test('a near match says that it was found by headline only', async () => {
  const { shown, close } = await openPopup(world, RAIL.near)
  expect(shown.state).toBe('near')
  expect(shown.rows.map(({ outlet }) => outlet)).toContain('Tidewater Daily')
  expect(shown.text).toContain('Found by headline only, so one of these may be a different story.')
  expect(shown.text).toContain('Search the web for this headline')
  await close()
})

test('near matches leave out hidden outlets', async () => {
  await setSettings(world.browser, { hidden: ['tidewater.example'] })
  const { shown, close } = await openPopup(world, RAIL.near)
  expect(shown.rows.map(({ outlet }) => outlet)).not.toContain('Tidewater Daily')
  await close()
})

test('nothing found, outlet covered: the popup says how many of its articles are known', async () => {
  const { shown, close } = await openPopup(world, RAIL.covered)
  expect(shown.state).toBe('nothing')
  expect(shown.text).toMatch(/Coast Herald is covered: \d+ of its articles are in Rail & Ferry/)
  await close()
})

test('nothing found, outlet unknown: the popup offers to add a source', async () => {
  const { shown, close } = await openPopup(world, RAIL.uncovered)
  expect(shown.state).toBe('nothing')
  expect(shown.text).toContain('None of your indexes covers')
  expect(shown.text).toContain('Add a source')
  await close()
})

test('an article that nobody else covers says so and offers a web search', async () => {
  const { popup, shown, close } = await openPopup(world, RAIL.alone)
  expect(shown.state).toBe('story')
  expect(shown.find).toContain('No other outlet in Rail & Ferry covers this story.')
  await until('the web search', async () =>
    (await readPopup(popup)).text.includes('Search the web for this headline'),
  )
  await close()
})

test('the list is there offline, with one line about it', async () => {
  const page = await world.browser.open(RAIL.story)
  await world.browser.setOffline(true)
  try {
    const popup = await page.pressShortcut()
    const { state, text, rows } = await readPopup(popup)
    expect([state, rows.length > 10]).toEqual(['story', true])
    expect(text).toContain('You are offline.')
    expect(text).toContain('articles open when you are back')
    await popup.close()
  } finally {
    await world.browser.setOffline(false)
  }
  await page.close()
})

test('a failed refresh is one line above an unchanged list', async () => {
  await failRefresh(world.browser)
  const { shown, close } = await openPopup(world, RAIL.story)
  expect(shown.state).toBe('story')
  expect(shown.text).toContain('Rail & Ferry could not be refreshed:')
  expect(shown.text).toContain('The last good index stays in use.')
  expect(shown.rows.length).toBeGreaterThan(10)
  await close()
})

test('a damaged index is never half-used: the popup says so, and a press brings it back', async () => {
  await damageIndex(world.browser)
  const { popup, shown, close } = await openPopup(world, RAIL.story)
  expect(shown.state).toBe('unreadable')
  expect(shown.text).toContain('Rail & Ferry cannot be read.')
  expect(shown.text).toContain('Remove this source')
  await focus(popup, 'button[name=renew]')
  await popup.press('Enter')
  await settled(popup, 'the story', 'story', () => document.documentElement.dataset.state)
  // The pressed button is gone: the keyboard continues at the story, not outside the popup.
  await settled(popup, 'the focus on the headline', 'H1', () => document.activeElement?.tagName)
  await popup.press('ArrowDown')
  expect(await focused(popup)).toBe((await titles(popup))[0])
  await close()
})

test('without a source the popup explains what one is; the sample brings the packaged index back', async () => {
  await removeSources(world.browser)
  const { page, popup, shown } = await openPopup(world, RAIL.story)
  expect(shown.state).toBe('no-source')
  expect(shown.text).toContain('Add a source')
  // The popup closes when the sample opens: the call must return before.
  await popup.evaluate(() => {
    setTimeout(() => document.querySelector<HTMLElement>('.say .btn--line')?.click())
  })
  await until('the packaged index', async () => 'bundled' in (await stored(world.browser)).sources)
  await page.close()
})
