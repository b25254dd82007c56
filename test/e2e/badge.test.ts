/** With granted hosts the badge follows the shown page. */
import { expect, test } from 'vitest'
import { badgeOf, focusTab } from './harness/page-functions.ts'
import { until } from './harness/until.ts'
import { expectBadge, useBrowser } from './support/browser.ts'
import { isShown } from './support/dom.ts'
import { PAGES } from './support/gazette.ts'
import { articlePage, canonical } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'

const PRERENDERING = 'https://www.gazette.example/2026/a-page-that-prerenders-another-one'
const FEED = '<link rel="alternate" type="application/rss+xml" href="https://www.gazette.example/feed.xml">'
const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [PAGES.two], eagerness: 'immediate' }] })

const world = useBrowser({
  package: 'gazette',
  grants: ['https://*.gazette.example/*', 'http://*.gazette.example/*'],
  privateWindows: true,
  pages: {
    ...Object.fromEntries(Object.values(PAGES).map((url) => [url, articlePage('Story', canonical(url))])),
    [PAGES.unknown]: articlePage('Nobody else has written about this yet', FEED),
    [PRERENDERING]: articlePage(
      'Rules',
      `<script type="speculationrules">${rules}</script><a href="${PAGES.two}">Two</a>`,
    ),
  },
})

/** Opens another page and waits for its badge: earlier reports have been answered by then. */
async function awaitEarlierReports() {
  const page = await world.browser.open(PAGES.three)
  await expectBadge(page, '3')
  await page.close()
}

/** Opens a tab that no debugger is attached to: with one, Chromium neither discards nor prerenders. */
const openUnattached = (url: string, active: boolean): Promise<number> =>
  world.browser.extension.evaluate(
    async (address, isActive) => (await chrome.tabs.create({ url: address, active: isActive })).id ?? -1,
    url,
    active,
  )

/** These run on the extension page and inject a function into a tab. */
const isLoaded = async (tabId: number): Promise<boolean> => {
  const func = () => document.readyState === 'complete'
  const [first] = await chrome.scripting.executeScript({ target: { tabId }, func })
  return first?.result ?? false
}
const followLink = async (tabId: number): Promise<void> => {
  const func = () => document.querySelector('a')?.click()
  await chrome.scripting.executeScript({ target: { tabId }, func })
}
const activationStart = async (tabId: number): Promise<number> => {
  const func = () => {
    const [navigation] = performance.getEntriesByType('navigation')
    // Firefox has no such member.
    return Number(navigation?.toJSON().activationStart ?? 0)
  }
  const [first] = await chrome.scripting.executeScript({ target: { tabId }, func })
  return first?.result ?? 0
}

test('the badge counts the other outlets, not their articles', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.goto(PAGES.two)
  await expectBadge(page, '2')
  await page.close()
})

test('the badge is blank on a page in no index', async () => {
  const page = await world.browser.open(PAGES.unknown)
  await awaitEarlierReports()
  expect(await page.badge()).toBe('')
  await page.close()
})

test('the badge and the popup agree', async () => {
  const page = await world.browser.open(PAGES.two)
  await expectBadge(page, '2')
  const popup = await page.pressShortcut()
  const { rows } = await readPopup(popup)
  expect(rows.filter(({ folded }) => !folded)).toHaveLength(2)
  expect(rows.filter(({ folded }) => folded)).toHaveLength(1)
  await popup.close()
  await page.close()
})

test('a single-page app with a stale canonical link gets no wrong badge or story', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.evaluate((url) => history.pushState({}, '', url), PAGES.unknown)
  await awaitEarlierReports()
  expect(await page.badge()).toBe('')
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).not.toBe('story')
  await popup.close()
  await page.evaluate((url) => history.pushState({}, '', url), PAGES.two)
  await expectBadge(page, '2')
  await page.back()
  await page.back()
  await expectBadge(page, '1')
  await page.close()
})

test('a page that changes its address and head in a loop is looked up at a limited rate, and at its last address', async () => {
  const page = await world.browser.open(PAGES.unknown)
  await awaitEarlierReports()
  await world.browser.extension.evaluate(() => {
    const { dataset } = document.documentElement
    dataset.reports = '0'
    chrome.runtime.onMessage.addListener(({ type }) => {
      if (type === 'contentToWorkerReport') dataset.reports = String(Number(dataset.reports) + 1)
    })
  })
  const turns = 150
  await page.evaluate(
    async (count, last) => {
      const link = document.head.appendChild(document.createElement('link'))
      link.rel = 'canonical'
      for (let n = 0; n < count; n++) {
        link.href = `/2026/${n}`
        history.replaceState({}, '', `/2026/some-other-page-of-this-site-number-${n}`)
        await new Promise((done) => setTimeout(done))
      }
      link.remove()
      history.replaceState({}, '', last)
    },
    turns,
    PAGES.two,
  )
  await expectBadge(page, '2')
  const reports = await world.browser.extension.evaluate(() =>
    Number(document.documentElement.dataset.reports),
  )
  expect(reports).toBeGreaterThan(0)
  expect(reports).toBeLessThan(turns / 2)
  await page.close()
})

test('the badge comes back with a page from the back/forward cache', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.goto(PAGES.two)
  await expectBadge(page, '2')
  await page.back()
  await expectBadge(page, '1')
  await page.close()
})

test('a page that the browser discards and restores has its badge again', async () => {
  const { extension } = world.browser
  const tab = await openUnattached(PAGES.two, false)
  await until('the badge', async () => (await extension.evaluate(badgeOf, tab)) === '2')
  // Chromium gives a discarded tab another id.
  const asleep = await extension.evaluate(async (id) => (await chrome.tabs.discard(id))?.id ?? id, tab)
  const isAsleep = () => extension.evaluate(async (id) => (await chrome.tabs.get(id)).discarded, asleep)
  await until('the tab to sleep', isAsleep)
  await extension.evaluate(focusTab, asleep)
  await until('the page to be restored', async () => !(await isAsleep()))
  await until(
    'the badge of the restored page',
    async () => (await extension.evaluate(badgeOf, asleep)) === '2',
  )
  await extension.evaluate((id) => chrome.tabs.remove(id), asleep)
})

test('several windows keep their own badges', async () => {
  const first = await world.browser.open(PAGES.one)
  const second = await world.browser.openWindow(PAGES.two)
  await expectBadge(second, '2')
  await expectBadge(first, '1')
  await second.close()
  expect(await first.badge()).toBe('1')
  await first.close()
})

test('a private window has its badge and its story, and nothing of it is stored', async () => {
  const page = await world.browser.openWindow(PAGES.two, { private: true })
  await expectBadge(page, '2')
  const popup = await page.pressShortcut()
  const shown = await readPopup(popup)
  expect(shown.state).toBe('story')
  expect(shown.rows.filter(({ folded }) => !folded)).toHaveLength(2)
  await popup.close()
  await page.goto(PAGES.unknown)
  const other = await page.pressShortcut()
  expect((await readPopup(other)).state).toBe('nothing')
  // The button would open an ordinary window with the page's feed in its address.
  expect(await isShown(other, '[name=page-feed]')).toBe(false)
  await other.close()
  await page.close()
  const kept = await world.browser.extension.evaluate(async () => {
    const { local, session } = chrome.storage
    return JSON.stringify([await local.get(), await session.get()])
  })
  expect(kept).not.toContain('orchard-growers')
})

test('the next page after the worker was stopped has its badge', async () => {
  await world.browser.stopBackground()
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.close()
})

test('a prerendered page gets its badge when it is shown, not before', async () => {
  const from = world.site.seen.length
  const asked = () =>
    world.site.seen.slice(from).filter(({ kind, url }) => kind === 'request' && url === PAGES.two).length
  const { extension } = world.browser
  const tabId = await openUnattached(PRERENDERING, true)
  const badge = () => extension.evaluate(badgeOf, tabId)
  if (world.browser.name === 'chromium') await until('the prerendering', asked)
  else await until('the page', () => extension.evaluate(isLoaded, tabId))
  const barrier = await world.browser.openWindow(PAGES.three)
  await expectBadge(barrier, '3')
  await barrier.close()
  expect(await badge()).toBe('')
  await extension.evaluate(followLink, tabId)
  await until('the badge of the activated page', async () => (await badge()) === '2')
  const activation = await extension.evaluate(activationStart, tabId)
  // Firefox does not prerender: the link is an ordinary navigation there.
  expect(activation > 0).toBe(world.browser.name === 'chromium')
  expect(asked()).toBe(1)
  await extension.evaluate((id) => chrome.tabs.remove(id), tabId)
})

test('pages of hosts without their grant get no badge any more', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await world.browser.extension.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    ['https://*.gazette.example/*', 'http://*.gazette.example/*'],
  )
  const registered = () =>
    world.browser.extension.evaluate(
      async () => (await chrome.scripting.getRegisteredContentScripts()).length,
    )
  await until('the script to be unregistered', async () => (await registered()) === 0)
  await page.goto(PAGES.two)
  expect(await page.badge()).toBe('')
  expect(await world.browser.grant(['https://*.gazette.example/*'])).toBe(true)
  await page.goto(PAGES.two)
  await expectBadge(page, '2')
  await page.close()
})
