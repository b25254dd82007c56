/** Accessibility of every view: axe in light and dark, headings, lists, a live region; narrow, zoomed and right to left. */
import { expect, test } from 'vitest'
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { axeFindings } from '../support/axe.ts'
import { setSettings } from '../support/faults.ts'
import { openPopup } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { world } from './world.ts'

/** One opening serves all views: opening is what takes the time. */
async function show(popup: Popup, view: string): Promise<void> {
  const tab = `.tabs [href='#${view}']`
  await popup.evaluate(`(document.querySelector("${tab}").click(), 1)`)
  await until(view, () => popup.evaluate<boolean>(`document.querySelector("${tab}[aria-current]") !== null`))
}
const VIEWS = ['list', 'compare', 'timeline']

test.each(['light', 'dark'])('axe finds nothing in any view, %s', async (theme) => {
  await setSettings(world.browser, { theme })
  const { popup, close } = await openPopup(world, RAIL.story)
  for (const view of VIEWS) {
    await show(popup, view)
    if (view === 'list')
      await popup.evaluate(`(document.querySelectorAll('summary').forEach((one) => one.click()), 1)`)
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

test('a screen reader finds the page, a list of rows with headings, and a region for what is done', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  const found = await popup.evaluate(`({
    page: document.querySelectorAll('h1').length,
    lists: document.querySelectorAll('main ul[aria-label]').length,
    rows: document.querySelectorAll('main ul > li > article h2 a').length,
    articles: document.querySelectorAll('main ul > li > article').length,
    live: document.querySelectorAll('.said [role=status]').length,
    strip: document.querySelector('.strip').getAttribute('aria-label'),
  })`)
  expect(found).toMatchObject({ page: 1, lists: 1, live: 1 })
  expect(found).toHaveProperty('rows', (found as { articles: number }).articles)
  expect(found).toHaveProperty('strip', expect.stringContaining('This page has 88'))
  await close()
})

test('in forced colours the page is solid, the others hollow, the view that is shown marked, and a switch has its knob', async () => {
  await world.browser.setMedia({ forcedColors: true })
  const { popup, close } = await openPopup(world, RAIL.story)
  expect(await popup.evaluate(`matchMedia('(forced-colors: active)').matches`)).toBe(true)
  const seen = await popup.evaluate<Record<string, string>>(`(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector))
    return {
      ground: of('body').backgroundColor,
      here: of('.strip__dot--here').backgroundColor,
      other: of('.strip__dot:not(.strip__dot--here)').backgroundColor,
      shownView: of('.tabs [aria-current]').borderBlockEndColor,
      otherView: of('.tabs a:not([aria-current])').borderBlockEndColor,
    }
  })()`)
  expect(seen.other).toBe(seen.ground)
  expect(seen.here).not.toBe(seen.ground)
  expect(seen.shownView).not.toBe(seen.ground)
  expect(seen.otherView).toBe(seen.ground)
  await show(popup, 'compare')
  const knob = await popup.evaluate(
    `getComputedStyle(document.querySelector('.switch input'), '::before').backgroundColor`,
  )
  expect(knob).not.toBe(seen.ground)
  await close()
})

test('nothing moves for a reader who asked for less motion', async () => {
  const moving = `(() => {
    const bone = document.createElement('span')
    bone.className = 'sk'
    document.querySelector('main').append(bone)
    const moves = ({ transitionDuration, animationName }) => transitionDuration.split(', ').some((time) => time !== '0s') || animationName !== 'none'
    return [...document.querySelectorAll('*')].filter((one) => moves(getComputedStyle(one))).length
  })()`
  const counts: number[] = []
  for (const reducedMotion of [false, true]) {
    await world.browser.setMedia({ reducedMotion })
    const { popup, close } = await openPopup(world, RAIL.story)
    counts.push(await popup.evaluate<number>(moving))
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
    for (const view of VIEWS) {
      await show(popup, view)
      for (const [name, style] of [
        ['320 px', 'width: 320px'],
        ['twice the zoom', 'font-size: 200%; width: 25rem; max-width: 400px'],
      ]) {
        const over = await popup.evaluate(`(() => {
        document.documentElement.style = ${JSON.stringify(style)}
        const scroll = document.querySelector('.scroll')
        return scroll.scrollWidth - scroll.clientWidth
      })()`)
        expect([view, name, over]).toEqual([view, name, 0])
      }
    }
    const rtl = language === 'ar'
    expect(await popup.evaluate('document.documentElement.dir')).toBe(rtl ? 'rtl' : 'ltr')
    // Headlines in either script, on the side of the page's own language.
    const sides = await popup.evaluate(
      `[...new Set([...document.querySelectorAll('.row__title a')].map((one) => getComputedStyle(one).textAlign))]`,
    )
    expect(sides).toEqual([rtl ? 'right' : 'left'])
    await close()
  },
)
