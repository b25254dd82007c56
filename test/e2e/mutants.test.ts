/** The assertions of badge, story and network fail on a package in which matching is off and a request is planted. */
import { expect, test } from 'vitest'
import { until } from './harness/until.ts'
import { browserName, requestsSince, useBrowser } from './support/browser.ts'
import { LEAK, mutantOf } from './support/packages.ts'
import { articlePage } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'
import { PAGE } from './support/sample.ts'

const world = useBrowser({
  dist: mutantOf(browserName),
  grants: ['https://*.elmoudjaweb.com/*', 'http://*.elmoudjaweb.com/*'],
  pages: { [PAGE.webUrl]: articlePage(PAGE.title) },
})

test('with matching off a known page has no badge and no story, and a planted request is recorded', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(PAGE.webUrl)
  // The request is sent after the badge is set.
  await until('the planted request', () =>
    requestsSince(world.site, from).some(({ url }) => url.includes(new URL(LEAK).hostname)),
  )
  expect(await page.badge()).toBe('')
  const popup = await page.pressShortcut()
  // The headline alone finds it.
  expect((await readPopup(popup)).state).toBe('near')
  await popup.close()
  await page.close()
})
