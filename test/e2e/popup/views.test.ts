/** Order and views of a story: what each shows, and that the choice is stored. */
import { expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { press, pressAll, setField, textOf, textsOf, visibleText } from '../support/dom.ts'
import { setSettings } from '../support/faults.ts'
import { openPopup, outlets, settingStored, view } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { useRailPopup } from './setup.ts'

const world = useRailPopup()

test('each outlet has one row, best first, unscored last; its other articles are folded', async () => {
  const { shown, close } = await openPopup(world, RAIL.story)
  const open = shown.rows.filter(({ folded }) => !folded)
  const scores = open.map(({ score }) => Number(score))
  expect(scores.slice(0, -1)).toEqual(scores.slice(0, -1).toSorted((a, b) => b - a))
  expect(open.at(-1)).toMatchObject({ outlet: 'Sleeper Notes', score: 'not scored' })
  expect(new Set(open.map(({ outlet }) => outlet)).size).toBe(open.length)
  expect(shown.text).toContain('+2 more from Continental Post')
  expect(shown.text).toContain('Same text in 1 other outlet')
  expect(shown.text).toContain('12 other outlets')
  await close()
})

test('a copy says whose text it has, and how similar the texts are', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  await pressAll(popup, '.more summary')
  expect(await visibleText(popup)).toMatch(/Copy of .+Likeness of the texts: (9\d|100) of 100/s)
  await close()
})

test('the order is stored', async () => {
  const first = await openPopup(world, RAIL.story)
  await setField(first.popup, '#order', 'earliest', 'change')
  await until('the earliest first', async () => (await outlets(first.popup))[0] === 'Kanal Nord am Abend')
  await settingStored(world, 'order', 'earliest')
  await first.close()
  const second = await openPopup(world, RAIL.story)
  expect((await outlets(second.popup))[0]).toBe('Kanal Nord am Abend')
  await setField(second.popup, '#order', 'newest', 'change')
  await until('the newest first', async () => (await outlets(second.popup))[0] === 'Sleeper Notes')
  await second.close()
})

test('a choice in the popup keeps what another page writes to the settings at the same time', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  // The other page has read the settings and is about to write them when the popup is pressed.
  await popup.evaluate(() =>
    navigator.locks.request('settings', async () => {
      const { local } = chrome.storage
      const { settings } = await local.get<{ settings: object }>('settings')
      document.querySelector<HTMLElement>('.tabs [href="#timeline"]')?.click()
      const isWaiting = async () =>
        (await navigator.locks.query()).pending?.some(({ name }) => name === 'settings')
      while (!(await isWaiting())) await null
      await local.set({ settings: { ...settings, hidden: ['coast-herald.example'], pictures: true } })
    }),
  )
  await settingStored(world, 'view', 'timeline')
  await settingStored(world, 'pictures', true)
  await settingStored(world, 'hidden', ['coast-herald.example'])
  await close()
})

test('headlines side by side mark the words that differ, and can hide the outlets', async () => {
  await setSettings(world.browser, { view: 'compare' })
  const { popup, close } = await openPopup(world, RAIL.story)
  expect(await view(popup)).toBe('Compare')
  const marked = (await textsOf(popup, '.cmp mark, .cmp b.diff, .cmp .mark')).join(' ').toLowerCase()
  expect(marked).toContain('sleeper')
  expect(marked).not.toContain('hamburg')
  await press(popup, '.switch input')
  await until('letters for names', async () => !(await textOf(popup, '.cmp'))?.includes('Continental Post'))
  await close()
})

test('the timeline runs from the earliest to the latest, with gaps in words', async () => {
  await setSettings(world.browser, { view: 'timeline' })
  const { popup, close } = await openPopup(world, RAIL.story)
  const times = await popup.evaluate(() =>
    [...document.querySelectorAll<HTMLTimeElement>('.tl time')].map((time) => time.dateTime),
  )
  expect(times.length).toBeGreaterThan(12)
  expect(times).toEqual(times.toSorted())
  const text = await visibleText(popup)
  expect(text).toContain('Earliest in this index')
  expect(text).toContain('This page')
  expect(text).toMatch(/\d+\s(minutes|hours) later/)
  await close()
})
