/** A publisher's own package: its name; its index as text only, with everything missing or at its longest; claims of pages to be another. */
import { expect, test } from 'vitest'
import { useBrowser } from './support/browser.ts'
import { countOf, overflowOf } from './support/dom.ts'
import { setSettings } from './support/faults.ts'
import { HOSTILE, PAGES } from './support/gazette.ts'
import { articlePage, canonical } from './support/pages.ts'
import { openPopup } from './support/popup-acts.ts'
import { readPopup } from './support/popup-view.ts'

/** Addresses in no index whose pages claim to be the gazette's: one of its own, and a stranger's. */
const OWN_CLAIM = 'https://www.gazette.example/preview/71'
const STRANGE_CLAIM = 'https://www.stranger.example/preview/71'
const claim = articlePage('Story', `${canonical(PAGES.one)}<meta property="og:url" content="${PAGES.one}">`)

const world = useBrowser({
  package: 'gazette',
  pages: {
    ...Object.fromEntries(
      [PAGES.one, PAGES.hostile, PAGES.unscored, PAGES.longest, PAGES.missing].map((url) => [
        url,
        articlePage('Story'),
      ]),
    ),
    [OWN_CLAIM]: claim,
    [STRANGE_CLAIM]: claim,
  },
})

test("a publisher's package carries its name and answers from its index", async () => {
  const name = await world.browser.extension.evaluate(() => chrome.runtime.getManifest().name)
  expect(name).toBe('Gazette Source')
  const page = await world.browser.open(PAGES.one)
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  expect(rows.map(({ outlet }) => outlet)).toEqual(['The alpha'])
  await popup.close()
  await page.close()
})

test('hostile titles are shown as text, and no script of them runs', async () => {
  const page = await world.browser.open(PAGES.hostile)
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  const titleOf = (outlet: string) => rows.find((row) => row.outlet === `The ${outlet}`)?.title
  expect(titleOf('markup')).toContain('<img src=x onerror=')
  expect(titleOf('rtl')).toContain('المكتبة تفتح قاعة للقراءة الليلية')
  expect(titleOf('rtl')).not.toContain('\u202e')
  expect(titleOf('emoji')).toContain('👩‍👩‍👧‍👦 opens 🌙')
  const long = titleOf('long') ?? ''
  expect(long.startsWith('long library title')).toBe(true)
  expect(long.length).toBeLessThan(HOSTILE.long.length / 10)
  expect(await popup.evaluate(() => Reflect.has(window, 'hacked'))).toBe(false)
  expect(await countOf(popup, 'img[src="x"], .row script')).toBe(0)
  const links = await popup.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.protocol))
  expect(links.filter((protocol) => !/^(https?|moz-extension|chrome-extension):$/.test(protocol))).toEqual([])
  await popup.close()
  await page.close()
})

test('a title of 100 KB does not widen the popup', async () => {
  const page = await world.browser.open(PAGES.hostile)
  const popup = await page.pressShortcut()
  await readPopup(popup)
  expect(await overflowOf(popup, 'html')).toBe(0)
  await popup.close()
  await page.close()
})

test('a video with an original address only and an unpublished record are rows, and a row without a score says so', async () => {
  const page = await world.browser.open(PAGES.unscored)
  const popup = await page.pressShortcut()
  const { rows } = await readPopup(popup)
  expect(rows.map(({ outlet, score }) => [outlet, score])).toEqual([
    ['The zulu', '12'],
    ['The video', 'not scored'],
  ])
  expect(rows[1]?.href).toBe('https://www.video.example/watch/miners-sing-one-last-time-7654321')
  await popup.close()
  await page.close()
})

test("a page's claim to be another page is accepted within its own site only", async () => {
  const stateOf = async (url: string) => {
    const page = await world.browser.open(url)
    const popup = await page.pressShortcut()
    const { state } = await readPopup(popup)
    await popup.close()
    await page.close()
    return state
  }
  expect(await stateOf(OWN_CLAIM)).toBe('story')
  expect(await stateOf(STRANGE_CLAIM)).not.toBe('story')
})

test('a record with everything missing has no date, no score, and its domain for a name', async () => {
  const { shown, close } = await openPopup(world, PAGES.missing)
  expect(shown.state).toBe('story')
  expect(shown.page).toMatchObject({ outlet: 'gazette.example', title: '?', score: 'not scored' })
  expect(shown.rows).toMatchObject([{ outlet: 'bare.example', title: '?', score: 'not scored' }])
  expect(shown.text).toContain('no date')
  await close()
})

test('a record with everything at its longest fits the popup, in every view', async () => {
  for (const view of ['list', 'compare', 'timeline']) {
    await setSettings(world.browser, { view })
    const { popup, shown, close } = await openPopup(world, PAGES.longest)
    expect(shown.state).toBe('story')
    if (view === 'list') expect(shown.rows[0]?.score).toBe('1.23E308')
    for (const box of ['html', '.scroll'])
      expect([view, box, await overflowOf(popup, box)]).toEqual([view, box, 0])
    await close()
  }
})
