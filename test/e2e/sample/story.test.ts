/** The main job: on a press of the shortcut, with no host granted, the story of the page in the tab. */
import { expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { axeFindings } from '../support/axe.ts'
import { articlePage } from '../support/pages.ts'
import { readPopup } from '../support/popup-view.ts'
import { addressesOf, OTHERS, PAGE } from '../support/sample.ts'
import { UNKNOWN, useSample } from './setup.ts'

const world = useSample()

const ENDLESS =
  'https://elmoudjaweb.com/amazon-shifts-some-alexa-and-rekognition-computing-to-its-own-inferentia-chip-jaweb/?never=1'

const tracked = `${PAGE.webUrl}?utm_source=newsletter&utm_medium=email&fbclid=IwAR0abc`
const withWww = PAGE.webUrl.replace('://', '://www.')
const addresses = [...addressesOf(PAGE), tracked, withWww]

async function openAt(url: string) {
  const page = await world.browser.open(url)
  const popup = await page.pressShortcut()
  const shown = await readPopup(popup)
  return { page, popup, shown, close: () => popup.close().then(() => page.close()) }
}

test.each(addresses)('the story of the sample is shown on %s', async (url) => {
  world.site.put(withWww, articlePage(PAGE.title))
  const { shown, close } = await openAt(url)
  expect(shown.state).toBe('story')
  expect(shown.page).toMatchObject({
    outlet: PAGE.provider.name,
    title: PAGE.title,
    score: String(PAGE.quality),
  })
  const rows = shown.rows.map(({ outlet, title, score, href }) => ({ outlet, title, score, href }))
  expect(rows).toEqual(
    OTHERS.map(({ provider, title, quality, webUrl }) => ({
      outlet: provider.name,
      title,
      score: String(quality),
      href: webUrl,
    })),
  )
  await close()
})

test('each related article is known, and its own outlet is never among the others', async () => {
  for (const article of OTHERS) {
    const { shown, close } = await openAt(article.webUrl)
    expect(shown.page?.outlet).toBe(article.provider.name)
    expect(shown.state).toBe('story')
    expect(shown.rows.map(({ outlet }) => outlet)).not.toContain(article.provider.name)
    await close()
  }
})

test('a page that is still loading never hangs the popup', async () => {
  world.site.put(ENDLESS, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.write('<!doctype html><title>Still loading</title><p>')
  })
  const page = await world.browser.open(ENDLESS, 'started')
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).toBe('story')
  await popup.close()
  await page.close()
})

test('without a gesture the extension can read nothing of the tab', async () => {
  const page = await world.browser.open(PAGE.webUrl)
  const popup = await page.openPopupWithoutGesture()
  const shown = await readPopup(popup)
  expect(shown.state).not.toBe('story')
  expect(shown.text).not.toContain(PAGE.title)
  await popup.close()
  const pressed = await page.pressShortcut()
  expect((await readPopup(pressed)).state).toBe('story')
  await pressed.close()
  await page.close()
})

test('a page in no index says so, and searches the web only on a press', async () => {
  const before = world.site.seen.length
  const { shown, close } = await openAt(UNKNOWN.elsewhere)
  expect(shown.state).toBe('nothing')
  expect(shown.rows).toEqual([])
  expect(world.site.seen.slice(before).filter(({ url }) => /duckduckgo|bing\.com\/search/.test(url))).toEqual(
    [],
  )
  await close()
})

test('a home page is not an article', async () => {
  const { shown, close } = await openAt(UNKNOWN.home)
  expect(shown.state).toBe('not-article')
  await close()
})

test("the extension's own sample page shows the sample's story", async () => {
  const { shown, close } = await openAt(world.browser.extensionUrl('src/welcome/sample.html'))
  expect(shown.state).toBe('story')
  expect(shown.rows).toHaveLength(OTHERS.length)
  await close()
})

test.each(['light', 'dark'] as const)('axe finds nothing in the %s popup', async (scheme) => {
  await world.browser.setMedia({ colorScheme: scheme })
  const { popup, close } = await openAt(PAGE.webUrl)
  const dark = await popup.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(dark).toBe(scheme === 'dark')
  expect(await axeFindings(popup)).toEqual([])
  await close()
  await world.browser.setMedia({})
})

test('Tab moves the focus into the popup', async () => {
  const { popup, close } = await openAt(PAGE.webUrl)
  await popup.press('Tab')
  await until('something to have the focus', () =>
    popup.evaluate(() => document.activeElement !== document.body),
  )
  await close()
})
