/** Feeds: chosen on the welcome page, read at once, kept fresh by the alarm, broken in every way, removed. */
import { expect, test } from 'vitest'
import type { Page } from './harness/types.ts'
import { until } from './harness/until.ts'
import { expectBadge, useBrowser } from './support/browser.ts'
import { feedServer, rss } from './support/feeds.ts'
import { openOptions, said, sourceRow, sourceRows, type } from './support/options-view.ts'
import { articlePage } from './support/pages.ts'

const GUARDIAN = 'https://www.theguardian.com/world/rss'
const BBC = 'https://feeds.bbci.co.uk/news/world/rss.xml'
const STORY = 'https://www.theguardian.com/world/2026/nov/24/harbour-ferry-strike-ends-after-nine-days'
const FRESH = 'https://www.theguardian.com/world/2026/nov/24/volcano-eruption-closes-northern-airports'
const OWN = 'https://gazette.example/feed.xml'

const DEAL = 'Crews of the harbour ferries go back to work after unions accept a pay deal.'
const ASH = 'A volcano eruption sends ash over the north, and airports close.'
const now = () => new Date().toUTCString()

const bbcItems = () => [
  {
    title: 'Harbour ferry strike ends after nine days of talks',
    link: 'https://www.bbc.co.uk/news/articles/c0ferry1',
    description: DEAL,
    date: now(),
  },
  {
    title: 'Parliament votes on the budget today',
    link: 'https://www.bbc.co.uk/news/articles/c0budget',
    date: now(),
  },
]
const guardianItems = () => [
  { title: 'Harbour ferry strike ends after nine days', link: STORY, description: DEAL, date: now() },
  {
    title: 'A recipe for winter soup',
    link: 'https://www.theguardian.com/food/2026/nov/24/soup',
    date: now(),
  },
]
const guardian = feedServer(
  rss('World news | The Guardian', 'https://www.theguardian.com/world', guardianItems()),
)
const bbc = feedServer(rss('BBC News', 'https://www.bbc.co.uk/news', bbcItems()))
const own = feedServer(
  rss('Gazette', 'https://gazette.example/', [{ title: 'Own', link: 'https://gazette.example/1' }]),
)

const world = useBrowser({
  // Granted for no source: it only lets later questions of this browser be answered without a dialog.
  grants: ['https://unrelated.example/*'],
  pages: {
    [GUARDIAN]: guardian.body,
    [BBC]: bbc.body,
    [OWN]: own.body,
    [STORY]: articlePage('Harbour ferry strike ends after nine days'),
    [FRESH]: articlePage('Volcano eruption closes northern airports'),
  },
})

const api = 'globalThis.browser ?? chrome'
const granted = () =>
  world.browser.extension.evaluate<string[]>(`(${api}).permissions.getAll().then(({ origins }) => origins)`)

/** Makes every source due and the alarm ring now, as if the time had passed. */
const ringAlarm = () =>
  world.browser.extension.evaluate(`(async () => {
    const { storage, alarms } = ${api}
    const { subscriptions } = await storage.local.get('subscriptions')
    for (const each of Object.values(subscriptions)) each.lastTry = null
    await storage.local.set({ subscriptions, lastWake: 0 })
    await alarms.create('refresh', { when: Date.now() })
    return 1
  })()`)

test('outlets ticked on the welcome page are on the device in seconds, after one question', async () => {
  const page = await world.browser.open(world.browser.extensionUrl('src/welcome/index.html'))
  await until('the list of outlets', () =>
    page.evaluate(`document.querySelectorAll('[name=pick]').length > 40`),
  )
  const start = performance.now()
  for (const address of [GUARDIAN, BBC])
    await page.evaluate(`document.querySelector('[name=pick][value="${address}"]').click()`)
  await page.click('[name=add-picks]')
  expect(await said(page, '#outlets')).toBe('4 articles of 2 feeds are on this device now.')
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(await granted()).toEqual(
    expect.arrayContaining(['https://www.theguardian.com/*', 'https://feeds.bbci.co.uk/*']),
  )
  await page.close()
})

test('a page of a fresh feed shows its story at another outlet', async () => {
  const page = await world.browser.open(STORY)
  await expectBadge(page, '1')
  await page.close()
})

test('the alarm asks with what the server gave, and an unchanged feed is not sent again', async () => {
  const before = guardian.answered.length
  await ringAlarm()
  await until('the feed to be asked', () => guardian.answered.length > before)
  expect(guardian.answered.slice(before)).toEqual([304])
})

test('the alarm brings new articles, though the background was stopped', async () => {
  guardian.set(
    rss('World news', 'https://www.theguardian.com/world', [
      { title: 'Volcano eruption closes northern airports', link: FRESH, description: ASH, date: now() },
    ]),
  )
  bbc.set(
    rss('BBC News', 'https://www.bbc.co.uk/news', [
      {
        title: 'Volcano eruption closes airports across the north',
        link: 'https://www.bbc.co.uk/news/articles/c0volcano',
        description: ASH,
        date: now(),
      },
    ]),
  )
  await world.browser.stopBackground()
  await ringAlarm()
  const options = await openOptions(world.browser)
  await sourceRow(
    options,
    'three articles of the Guardian',
    ({ name, articles }) => name === 'The Guardian' && articles === '3',
  )
  const page = await world.browser.open(FRESH)
  await expectBadge(page, '1')
  // What the feed dropped is kept.
  await page.goto(STORY)
  await expectBadge(page, '1')
  await page.close()
  await options.close()
})

const pressAdd = async (page: Page, address: string) => {
  await type(page, '#add-feed', address)
  await page.click('#add-source form button')
  return said(page, '#add-source')
}

test('a feed is added by its address, and names its own outlet', async () => {
  const options = await openOptions(world.browser, '#feed')
  await until('the field', () => options.evaluate(`document.querySelector('#add-feed') !== null`))
  expect(await pressAdd(options, 'gazette.example/feed.xml')).toBe(
    '1 article of 1 feed are on this device now.',
  )
  await sourceRow(options, 'the feed', ({ name }) => name === 'Gazette')
  await options.close()
})

test('what is no feed is not added, and says why', async () => {
  const options = await openOptions(world.browser, '#feed')
  await until('the field', () => options.evaluate(`document.querySelector('#add-feed') !== null`))
  expect(await pressAdd(options, 'https://gazette.example/missing')).toContain('nothing at this address')
  await options.evaluate(`void document.querySelector('#add-source .said').remove()`)
  expect((await sourceRows(options))?.map(({ name }) => name)).not.toContain('gazette.example')
  await options.close()
})
