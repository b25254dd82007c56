/** The tests of badge, story and network can fail: on a package with matching off and a fetch planted, what they assert does not hold. */
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

test('with matching off a known page has no badge and no story, and a planted fetch is seen', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(PAGE.webUrl)
  // The fetch comes after the badge: the page has been answered by then.
  await until('the planted fetch', () =>
    requestsSince(world.site, from).some(({ url }) => url.includes(new URL(LEAK).hostname)),
  )
  expect(await page.badge()).toBe('')
  const popup = await page.pressShortcut()
  // Found by its headline alone.
  expect((await readPopup(popup)).state).toBe('near')
  await popup.close()
  await page.close()
})
