/** With granted hosts the badge follows the page that is shown, and no other. */
import { expect, test } from 'vitest'
import { API } from './harness/api.ts'
import { until } from './harness/until.ts'
import { expectBadge, useBrowser } from './support/browser.ts'
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

/** A later page's badge: what was reported before it has been answered by then. */
async function laterBadge() {
  const page = await world.browser.open(PAGES.three)
  await expectBadge(page, '3')
  await page.close()
}

test('the badge counts the other outlets, one an outlet', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.goto(PAGES.two)
  await expectBadge(page, '2')
  await page.close()
})

test('the badge is blank on a page that no index knows', async () => {
  const page = await world.browser.open(PAGES.unknown)
  await laterBadge()
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

test('an SPA with a stale canonical link shows nothing wrong', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.evaluate(`void history.pushState({}, '', ${JSON.stringify(PAGES.unknown)})`)
  await laterBadge()
  expect(await page.badge()).toBe('')
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).not.toBe('story')
  await popup.close()
  await page.evaluate(`void history.pushState({}, '', ${JSON.stringify(PAGES.two)})`)
  await expectBadge(page, '2')
  await page.back()
  await page.back()
  await expectBadge(page, '1')
  await page.close()
})

test('a page that changes its address and head in a loop is looked up now and then, and at its last address', async () => {
  const page = await world.browser.open(PAGES.unknown)
  await laterBadge()
  await world.browser.extension.evaluate(`void (() => {
    globalThis.reports = 0
    const count = ({ type }) => void (type === 'contentToWorkerReport' && reports++)
    ;${API}.runtime.onMessage.addListener(count)
  })()`)
  const turns = 150
  await page.evaluate(`(async () => {
    const link = document.head.appendChild(document.createElement('link'))
    link.rel = 'canonical'
    for (let n = 0; n < ${turns}; n++) {
      link.href = '/2026/' + n
      history.replaceState({}, '', '/2026/some-other-page-of-this-site-number-' + n)
      await new Promise((done) => setTimeout(done))
    }
    link.remove()
    history.replaceState({}, '', ${JSON.stringify(PAGES.two)})
  })()`)
  await expectBadge(page, '2')
  const reports = await world.browser.extension.evaluate<number>('reports')
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

test('a page that the browser put to sleep and restores has its badge again', async () => {
  // Nothing of the harness is attached to this tab: Chromium keeps tabs with a debugger awake.
  const run = <T>(body: string) => world.browser.extension.evaluate<T>(`(async () => { ${body} })()`)
  const tab = await run<number>(
    `return (await ${API}.tabs.create({ url: '${PAGES.two}', active: false })).id`,
  )
  const badgeOf = (id: number) => run<string>(`return ${API}.action.getBadgeText({ tabId: ${id} })`)
  await until('the badge', async () => (await badgeOf(tab)) === '2')
  // Chromium gives a discarded tab another id.
  const asleep = await run<number>(`return (await ${API}.tabs.discard(${tab}))?.id ?? ${tab}`)
  await until('the tab to sleep', () => run<boolean>(`return (await ${API}.tabs.get(${asleep})).discarded`))
  await run(`await ${API}.tabs.update(${asleep}, { active: true })`)
  await until('the page to be restored', () =>
    run<boolean>(`return !(await ${API}.tabs.get(${asleep})).discarded`),
  )
  await until('the badge of the restored page', async () => (await badgeOf(asleep)) === '2')
  await run(`await ${API}.tabs.remove(${asleep})`)
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

test('a private window has its badge and its story, and leaves nothing behind', async () => {
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
  // Pressed, it would open an ordinary window with this page's feed in its address.
  expect(await other.evaluate(`document.querySelector('[name=page-feed]') !== null`)).toBe(false)
  await other.close()
  await page.close()
  const kept = await world.browser.extension.evaluate<string>(
    `(async () => { const { local, session } = ${API}.storage; return JSON.stringify([await local.get(), await session.get()]) })()`,
  )
  expect(kept).not.toContain('orchard-growers')
})

test('the worker was stopped: the next page is answered', async () => {
  await world.browser.stopBackground()
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  await page.close()
})

test('a prerendered page counts when it is shown, not before', async () => {
  const from = world.site.seen.length
  const asked = () =>
    world.site.seen.slice(from).filter(({ kind, url }) => kind === 'request' && url === PAGES.two).length
  // Nothing of the harness is attached to this tab: Chromium prerenders nothing under a debugger's eyes.
  const tabId = await world.browser.extension.evaluate<number>(
    `${API}.tabs.create({ url: '${PRERENDERING}' }).then((tab) => tab.id)`,
  )
  const badge = () =>
    world.browser.extension.evaluate<string>(`${API}.action.getBadgeText({ tabId: ${tabId} })`)
  const inTab = <T>(body: string) =>
    world.browser.extension.evaluate<T>(
      `${API}.scripting.executeScript({ target: { tabId: ${tabId} }, func: () => ${body} }).then(([first]) => first.result)`,
    )
  if (world.browser.name === 'chromium') await until('the prerendering', asked)
  else await until('the page', () => inTab(`document.readyState === 'complete'`))
  const barrier = await world.browser.openWindow(PAGES.three)
  await expectBadge(barrier, '3')
  await barrier.close()
  expect(await badge()).toBe('')
  await inTab(`document.querySelector('a').click()`)
  await until('the badge of the activated page', async () => (await badge()) === '2')
  const activation = await inTab<number>(`performance.getEntriesByType('navigation')[0].activationStart ?? 0`)
  // Firefox does not prerender: there the link is an ordinary navigation.
  expect(activation > 0).toBe(world.browser.name === 'chromium')
  expect(asked()).toBe(1)
  await world.browser.extension.evaluate(`${API}.tabs.remove(${tabId}).then(() => 1)`)
})

test('hosts given back are counted no longer', async () => {
  const page = await world.browser.open(PAGES.one)
  await expectBadge(page, '1')
  const origins = JSON.stringify(['https://*.gazette.example/*', 'http://*.gazette.example/*'])
  await world.browser.extension.evaluate(`${API}.permissions.remove({ origins: ${origins} })`)
  const registered = () =>
    world.browser.extension.evaluate<number>(
      `${API}.scripting.getRegisteredContentScripts().then((all) => all.length)`,
    )
  await until('the script to be unregistered', async () => (await registered()) === 0)
  await page.goto(PAGES.two)
  expect(await page.badge()).toBe('')
  expect(await world.browser.grant(['https://*.gazette.example/*'])).toBe(true)
  await page.goto(PAGES.two)
  await expectBadge(page, '2')
  await page.close()
})
