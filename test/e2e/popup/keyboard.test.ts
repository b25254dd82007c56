/** The popup by keyboard alone. */
import { beforeAll, expect, test } from 'vitest'
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { countOf } from '../support/dom.ts'
import { articlePage } from '../support/pages.ts'
import { command, focused, openPopup, settled, titles, view } from '../support/popup-acts.ts'
import { RAIL } from '../support/rail.ts'
import { useRailPopup } from './setup.ts'

const world = useRailPopup()
const referrers: (string | undefined)[] = []

beforeAll(() =>
  world.site.put(RAIL.ledger, (request, response) => {
    referrers.push(request.headers.referer)
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(articlePage('Who pays?'))
  }),
)

/** Presses the arrow until the focused text begins with `text`. */
const arrowTo = (popup: Popup, text: string) =>
  until(`the focus on ${text}`, async () => {
    if ((await focused(popup)).startsWith(text)) return true
    await popup.press('ArrowDown')
    return false
  })

const openedLedger = () =>
  world.site.seen.filter(({ kind, url }) => kind === 'request' && url.startsWith(RAIL.ledger))

test('arrows, Home and End move through rows and folds', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  const all = await titles(popup)
  await popup.press('ArrowDown')
  expect(await focused(popup)).toBe(all[0])
  await popup.press('ArrowDown')
  expect(await focused(popup)).toContain('+2 more from Continental Post')
  await popup.press('Enter')
  const isOpen = () => document.querySelector<HTMLDetailsElement>('.more details')?.open
  await settled(popup, 'the fold to open', true, isOpen)
  await popup.press('ArrowDown')
  expect(await focused(popup)).toBe('What the sleeper will cost, berth by berth')
  await popup.press('ArrowUp')
  expect(await focused(popup)).toContain('+2 more')
  await popup.press('End')
  expect(await focused(popup)).toBe(all.at(-1))
  await popup.press('Home')
  expect(await focused(popup)).toBe(all[0])
  await close()
})

test('c, t and l choose the view, and ? shows the keys', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  await popup.press('c')
  await until('the headlines', async () => (await view(popup)) === 'Compare')
  await popup.press('t')
  await until('the timeline', async () => (await view(popup)) === 'Timeline')
  await popup.press('l')
  await until('the list', async () => (await view(popup)) === 'List')
  await popup.press('?')
  const isHelpOpen = () => document.querySelector('dialog')?.open ?? false
  await settled(popup, 'the help', true, isHelpOpen)
  expect(await focused(popup)).toBe('Close')
  await popup.press('Enter')
  await settled(popup, 'the help to close', false, isHelpOpen)
  await close()
})

test('Ctrl+Enter opens a row in the background, Enter opens it and closes the popup, both without tracking or referrer', async () => {
  const { page, popup } = await openPopup(world, RAIL.story)
  const before = openedLedger().length
  await arrowTo(popup, 'Who pays for the new night train?')
  await popup.press('Enter', { ctrl: true })
  await until('the background tab', async () => openedLedger().length === before + 1)
  expect(await focused(popup)).toContain('Who pays for the new night train?')
  // The popup closes, so the press gets no answer.
  void popup.press('Enter').catch(() => {})
  await until('the tab', async () => openedLedger().length === before + 2)
  expect(openedLedger().map(({ url }) => url)).toEqual(Array(before + 2).fill(RAIL.ledger))
  expect(referrers).toEqual(Array(before + 2).fill(undefined))
  await until('the popup to close', () =>
    popup
      .evaluate(() => 1)
      .then(
        () => false,
        () => true,
      ),
  )
  await page.close()
})

test('more than five pages open at once only after a question', async () => {
  const { page, popup } = await openPopup(world, RAIL.story)
  const tabs = () => world.browser.extension.evaluate(async () => (await chrome.tabs.query({})).length)
  const before = await tabs()
  const links = await countOf(popup, '.row__title a')
  expect(links).toBeGreaterThan(5)
  const ask = async () => {
    await command(popup, '.foot .menu button', 'Open all')
    const question = () => document.querySelector('[role=alertdialog]')?.getAttribute('aria-label')
    await settled(popup, 'the question', `Open ${links} tabs at once?`, question)
    expect(await focused(popup)).toBe(`Open ${links} tabs`)
  }
  await ask()
  await popup.press('Tab')
  await popup.press('Enter')
  await until('the focus back', async () => (await focused(popup)) === 'Copy citations')
  expect(await tabs()).toBe(before)
  await ask()
  // The popup closes, so the press gets no answer.
  void popup.press('Enter').catch(() => {})
  await until('every page', async () => (await tabs()) === before + links)
  await page.close()
})

test('Tab reaches every control, and each shows its focus', async () => {
  const { popup, close } = await openPopup(world, RAIL.story)
  const controls = 'main a[href], main button, main select, main summary'
  const folded = await countOf(popup, 'details:not([open]) > :not(summary) :is(a, button)')
  const wanted = (await countOf(popup, controls)) - folded
  const markFocused = (n: number) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.dataset.at = String(n)
  }
  const isMarked = (n: number) =>
    document.activeElement instanceof HTMLElement && document.activeElement.dataset.at === String(n)
  const readFocused = (selector: string): readonly [id: string | null, hasOutline: boolean] => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement)) return [null, false]
    at.dataset.seen ??= String(Math.random())
    const outlined = (pseudo?: string) => getComputedStyle(at, pseudo).outlineStyle !== 'none'
    return [at.matches(selector) ? at.dataset.seen : null, outlined() || outlined('::after')]
  }
  const seen = new Set<string>()
  // One press more than there are controls: Firefox also stops at the element that scrolls.
  for (let n = 0; n <= wanted && seen.size < wanted; n++) {
    await popup.evaluate(markFocused, n)
    await popup.press('Tab')
    await settled(popup, 'the focus to move', false, isMarked, n)
    const [id, hasOutline] = await popup.evaluate(readFocused, controls)
    if (id === null) continue
    expect(hasOutline).toBe(true)
    seen.add(id)
  }
  expect(seen.size).toBe(wanted)
  await close()
})
