/** Order and views of a story: what each shows, and that the choice is remembered. */
import { expect, test } from 'vitest'
import { API } from '../harness/api.ts'
import { until } from '../harness/until.ts'
import { setSettings } from '../support/faults.ts'
import { openPopup, outlets, stored, view } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { world } from './world.ts'

const choose = (order: string) => `(() => {
  const select = document.querySelector('#order')
  select.value = '${order}'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  return 1
})()`

test('one row an outlet, best first, unscored last, the rest folded', async () => {
  const { popup, shown, close } = await openPopup(world, RAIL.story)
  const open = shown.rows.filter(({ folded }) => !folded)
  const scores = open.map(({ score }) => Number(score))
  expect(scores.slice(0, -1)).toEqual(scores.slice(0, -1).toSorted((a, b) => b - a))
  expect(open.at(-1)).toMatchObject({ outlet: 'Sleeper Notes', score: 'not scored' })
  expect(new Set(open.map(({ outlet }) => outlet)).size).toBe(open.length)
  expect(shown.text).toContain('+2 more from Continental Post')
  expect(shown.text).toContain('Same text in 1 other outlet')
  expect(shown.text).toContain('12 other outlets')
  await close()
  expect(popup).toBeDefined()
})

test('a copy says whose text it has, and what speaks for it', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  const unfolded = `(() => {
    for (const fold of document.querySelectorAll('.more summary')) fold.click()
    return document.body.innerText
  })()`
  expect(await popup.evaluate<string>(unfolded)).toMatch(/Copy of .+Likeness of the texts: (9\d|100) of 100/s)
  await close()
})

test('the order is remembered', async () => {
  const first = await openPopup(world, RAIL.story)
  await first.popup.evaluate(choose('earliest'))
  await until('the earliest first', async () => (await outlets(first.popup))[0] === 'Kanal Nord am Abend')
  await stored(world, 'order', 'earliest')
  await first.close()
  const second = await openPopup(world, RAIL.story)
  expect((await outlets(second.popup))[0]).toBe('Kanal Nord am Abend')
  await second.popup.evaluate(choose('newest'))
  await until('the newest first', async () => (await outlets(second.popup))[0] === 'Sleeper Notes')
  await second.close()
})

test('a choice in the popup leaves alone what another page is changing', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  // The other page: it has read the settings and is about to write them when the popup is pressed.
  await popup.evaluate(`navigator.locks.request('settings', async () => {
    const { local } = ${API}.storage
    const { settings } = await local.get('settings')
    document.querySelector('.tabs [href="#timeline"]').click()
    while (!(await navigator.locks.query()).pending.some(({ name }) => name === 'settings')) await null
    await local.set({ settings: { ...settings, hidden: ['coast-herald.example'], pictures: true } })
  })`)
  await stored(world, 'view', 'timeline')
  await stored(world, 'pictures', true)
  await stored(world, 'hidden', ['coast-herald.example'])
  await close()
})

test('headlines side by side: shared words stay plain, others are marked, names can be hidden', async () => {
  await setSettings(world.browser, { view: 'compare' })
  const { popup, close } = await openPopup(world, RAIL.story)
  expect(await view(popup)).toBe('Compare')
  const marks = `[...document.querySelectorAll('.cmp mark, .cmp b.diff, .cmp .mark')].map((word) => word.textContent.toLowerCase())`
  const marked = (await popup.evaluate<string[]>(marks)).join(' ')
  expect(marked).toContain('sleeper')
  expect(marked).not.toContain('hamburg')
  await popup.evaluate(`(document.querySelector('.switch input').click(), 1)`)
  await until('letters for names', () =>
    popup.evaluate<boolean>(`!document.querySelector('.cmp').textContent.includes('Continental Post')`),
  )
  await close()
})

test('the timeline runs from the earliest to the latest, with gaps in words', async () => {
  await setSettings(world.browser, { view: 'timeline' })
  const { popup, close } = await openPopup(world, RAIL.story)
  const times = await popup.evaluate<string[]>(
    `[...document.querySelectorAll('.tl time')].map((time) => time.dateTime)`,
  )
  expect(times.length).toBeGreaterThan(12)
  expect(times).toEqual(times.toSorted())
  const text = await popup.evaluate<string>(`document.querySelector('.tl').innerText`)
  expect(text).toContain('Earliest in this index')
  expect(text).toContain('This page')
  expect(text).toMatch(/\d+\s(minutes|hours) later/)
  await close()
})
