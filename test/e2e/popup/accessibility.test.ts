/** Accessibility of every view: axe in light and dark, headings, lists, a live region; narrow, zoomed and right to left. */
import { expect, test } from 'vitest'
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { axeFindings } from '../support/axe.ts'
import { countOf, isShown, overflowOf, press, pressAll } from '../support/dom.ts'
import { setSettings } from '../support/faults.ts'
import { openPopup } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { useRailPopup } from './setup.ts'

const world = useRailPopup()

/** Shows another view in an open popup: opening one takes longer. */
async function show(popup: Popup, view: string): Promise<void> {
  const tab = `.tabs [href='#${view}']`
  await press(popup, tab)
  await until(view, () => isShown(popup, `${tab}[aria-current]`))
}
const VIEWS = ['list', 'compare', 'timeline']

test.each(['light', 'dark'])('axe finds nothing in any view, %s', async (theme) => {
  await setSettings(world.browser, { theme })
  const { popup, close } = await openPopup(world, RAIL.story)
  for (const view of VIEWS) {
    await show(popup, view)
    if (view === 'list') await pressAll(popup, 'summary')
    expect([view, await axeFindings(popup)]).toEqual([view, []])
  }
  await close()
})

test.each(['light', 'dark'])('axe finds nothing in any state, %s', async (theme) => {
  await setSettings(world.browser, { theme })
  for (const url of [RAIL.near, RAIL.covered, RAIL.uncovered, RAIL.home]) {
    const { popup, close } = await openPopup(world, url)
    expect([url, await axeFindings(popup)]).toEqual([url, []])
    await close()
  }
})

test('the popup has one heading of the page, one list of rows with headings, and one live region', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  expect(await countOf(popup, 'h1')).toBe(1)
  expect(await countOf(popup, 'main ul[aria-label]')).toBe(1)
  expect(await countOf(popup, '.said [role=status]')).toBe(1)
  const rows = await countOf(popup, 'main ul > li > article')
  expect(rows).toBeGreaterThan(0)
  expect(await countOf(popup, 'main ul > li > article h2 a')).toBe(rows)
  const strip = await popup.evaluate(() => document.querySelector('.strip')?.getAttribute('aria-label'))
  expect(strip).toContain('This page has 88')
  await close()
})

test('forced colours: the dot of the page is filled, the others hollow; the shown view and the switch are marked', async () => {
  await world.browser.setMedia({ forcedColors: true })
  const { popup, close } = await openPopup(world, RAIL.story)
  const colourOf = (selector: string, property: string, pseudo: string | null = null) =>
    popup.evaluate(
      (wanted, name, part) => {
        const element = document.querySelector(wanted)
        return element && getComputedStyle(element, part).getPropertyValue(name)
      },
      selector,
      property,
      pseudo,
    )
  expect(await popup.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
  const ground = await colourOf('body', 'background-color')
  expect(await colourOf('.strip__dot:not(.strip__dot--here)', 'background-color')).toBe(ground)
  expect(await colourOf('.strip__dot--here', 'background-color')).not.toBe(ground)
  expect(await colourOf('.tabs [aria-current]', 'border-block-end-color')).not.toBe(ground)
  expect(await colourOf('.tabs a:not([aria-current])', 'border-block-end-color')).toBe(ground)
  await show(popup, 'compare')
  expect(await colourOf('.switch input', 'background-color', '::before')).not.toBe(ground)
  await close()
})

test('nothing moves for a reader who asked for less motion', async () => {
  const countMoving = () => {
    const bone = document.createElement('span')
    bone.className = 'sk'
    document.querySelector('main')?.append(bone)
    const moves = ({ transitionDuration, animationName }: CSSStyleDeclaration) =>
      transitionDuration.split(', ').some((time) => time !== '0s') || animationName !== 'none'
    return [...document.querySelectorAll('*')].filter((one) => moves(getComputedStyle(one))).length
  }
  const counts: number[] = []
  for (const reducedMotion of [false, true]) {
    await world.browser.setMedia({ reducedMotion })
    const { popup, close } = await openPopup(world, RAIL.story)
    counts.push(await popup.evaluate(countMoving))
    await close()
  }
  expect(counts[0]).toBeGreaterThan(0)
  expect(counts[1]).toBe(0)
})

test.each(['en', 'ar', 'de'])(
  'nothing overflows at 320 pixels or at twice the zoom, in %s',
  async (language) => {
    await setSettings(world.browser, { language })
    const { popup, close } = await openPopup(world, RAIL.story)
    const setStyle = (style: string) =>
      popup.evaluate((text) => document.documentElement.setAttribute('style', text), style)
    for (const view of VIEWS) {
      await show(popup, view)
      await setStyle('width: 320px')
      expect([view, '320 px', await overflowOf(popup, '.scroll')]).toEqual([view, '320 px', 0])
      await setStyle('font-size: 200%; width: 25rem; max-width: 400px')
      expect([view, '200 %', await overflowOf(popup, '.scroll')]).toEqual([view, '200 %', 0])
    }
    const rtl = language === 'ar'
    expect(await popup.evaluate(() => document.documentElement.dir)).toBe(rtl ? 'rtl' : 'ltr')
    // Headlines of both scripts, aligned to the side of the popup's own language.
    const sides = await popup.evaluate(() => {
      const titles = [...document.querySelectorAll('.row__title a')]
      return [...new Set(titles.map((one) => getComputedStyle(one).textAlign))]
    })
    expect(sides).toEqual([rtl ? 'right' : 'left'])
    await close()
  },
)
