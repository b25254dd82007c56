/** Feeds are chosen on the welcome page, read at once, refreshed by the alarm, added by address, and found on a page. */
import { expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { expectBadge, grantedTo, requestsSince } from '../support/browser.ts'
import { knows, nextAlarm, ringAlarm, stored } from '../support/device.ts'
import { press } from '../support/dom.ts'
import { holdLock, releaseLocks } from '../support/faults.ts'
import { feedServer, rss } from '../support/feeds.ts'
import { addFeed, addOutlets, openOptions, said, sourceRow, sourceRows } from '../support/options-view.ts'
import { articlePage } from '../support/pages.ts'
import { readPopup } from '../support/popup-view.ts'
import { BBC, GUARDIAN, OWN, useFeeds } from './setup.ts'

const STORY = 'https://www.theguardian.com/world/2026/nov/24/harbour-ferry-strike-ends-after-nine-days'
const FRESH = 'https://www.theguardian.com/world/2026/nov/24/volcano-eruption-closes-northern-airports'
const LATE = 'https://www.theguardian.com/world/2026/nov/24/lighthouse-lamp-is-lit-again-after-a-century'
const OWN_STORY = 'https://gazette.example/2026/harbour-ferries-sail-again-after-the-strike'
const NAMING = 'https://paper.example/2026/a-page-whose-outlet-nobody-covers-yet'
const NAMED = 'https://paper.example/atom.xml'

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
  rss('Gazette', 'https://gazette.example/', [
    { title: 'Harbour ferry strike ends', link: OWN_STORY, description: DEAL, date: now() },
  ]),
)

const world = useFeeds({
  [GUARDIAN]: guardian.body,
  [BBC]: bbc.body,
  [OWN]: own.body,
  [STORY]: articlePage('Harbour ferry strike ends after nine days'),
  [FRESH]: articlePage('Volcano eruption closes northern airports'),
  [OWN_STORY]: articlePage('Harbour ferry strike ends'),
  [NAMING]: articlePage(
    'A page whose outlet nobody covers yet',
    '<link rel="alternate" type="application/atom+xml" title="Paper" href="/atom.xml">',
  ),
  [NAMED]: rss('Paper', 'https://paper.example/', [{ title: 'Paper news', link: 'https://paper.example/1' }]),
})

test('outlets chosen on the welcome page are on the device after one press and one question', async () => {
  expect(await addOutlets(world.browser, [GUARDIAN, BBC])).toBe('On this device now: 4 articles of 2 feeds.')
  expect(await grantedTo(world.browser)).toEqual(
    expect.arrayContaining([
      'https://www.theguardian.com/*',
      'https://*.theguardian.com/*',
      'https://feeds.bbci.co.uk/*',
      'https://*.bbc.co.uk/*',
    ]),
  )
})

test('a page of a new feed shows its story at another outlet, not scored, without a request', async () => {
  const from = world.site.seen.length
  const page = await world.browser.open(STORY)
  await expectBadge(page, '1')
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  expect(rows.map(({ outlet, score }) => [outlet, score])).toEqual([['BBC News', 'not scored']])
  expect(requestsSince(world.site, from).filter(({ url }) => url !== STORY)).toEqual([])
  await popup.close()
  await page.close()
})

test('the alarm asks conditionally, and an unchanged feed is not sent again', async () => {
  const before = guardian.answered.length
  await ringAlarm(world.browser)
  await until('the feed to be asked', () => guardian.answered.length > before)
  expect(guardian.answered.slice(before)).toEqual([304])
})

test('an alarm within 15 minutes of the last wake makes no request and is put off until they are over', async () => {
  const before = guardian.answered.length
  await ringAlarm(world.browser, 'just now')
  await until(
    'the alarm to be put off',
    async () => ((await nextAlarm(world.browser)) ?? 0) > Date.now() + 14 * 60_000,
  )
  await ringAlarm(world.browser)
  await until('the feed to be asked', () => guardian.answered.length > before)
  // One request, of the second alarm: one of the first would have come before it.
  expect(guardian.answered.slice(before)).toEqual([304])
})

test('the alarm brings new articles after the background was stopped', async () => {
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
  await ringAlarm(world.browser)
  const options = await openOptions(world.browser)
  await sourceRow(
    options,
    'three articles of the Guardian',
    ({ name, articles }) => name === 'The Guardian' && articles === '3',
  )
  const page = await world.browser.open(FRESH)
  await expectBadge(page, '1')
  // Articles that left the feed are kept.
  await page.goto(STORY)
  await expectBadge(page, '1')
  await page.close()
  await options.close()
})

test('a background that is stopped while it indexes the feeds keeps the old index; the next alarm brings the new one', async () => {
  guardian.set(
    rss('World news', 'https://www.theguardian.com/world', [
      { title: 'Lighthouse lamp is lit again after a century', link: LATE, date: now() },
    ]),
  )
  // The holder of a source's lock installs it: the new index is written and waits.
  await holdLock(world.browser, 'source-feeds')
  const isWritten = async () => (await stored(world.browser)).files.includes('feeds.new')
  await ringAlarm(world.browser)
  await until('the new index to be written', isWritten)
  await world.browser.stopBackground()
  expect([await knows(world.browser, STORY), await knows(world.browser, LATE)]).toEqual([true, false])
  await releaseLocks(world.browser)
  await ringAlarm(world.browser)
  await until('the new article', () => knows(world.browser, LATE))
  await until('the leftover file to go', async () => !(await isWritten()))
})

test('a feed that is added by its address names its own outlet, and its pages get no count', async () => {
  expect(await addFeed(world.browser, 'gazette.example/feed.xml')).toBe(
    'On this device now: 1 article of 1 feed.',
  )
  const page = await world.browser.open(OWN_STORY)
  const popup = await page.pressShortcut()
  const shown = await readPopup(popup)
  expect(shown.page?.outlet).toBe('Gazette')
  expect(shown.rows.map(({ outlet }) => outlet).sort()).toEqual(['BBC News', 'The Guardian'])
  expect(await page.badge()).toBe('')
  await popup.close()
  await page.close()
})

test('an address without a feed is not added, says why, and keeps no grant', async () => {
  expect(await addFeed(world.browser, 'https://other.example/missing')).toContain('nothing at this address')
  const options = await openOptions(world.browser)
  expect((await sourceRows(options))?.map(({ name }) => name)).not.toContain('other.example')
  expect(await grantedTo(world.browser)).not.toContain('https://other.example/*')
  await options.close()
})

test('a page of an unknown outlet offers the feed that it names', async () => {
  const page = await world.browser.open(NAMING)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).toBe('nothing')
  await press(popup, '[name=page-feed]')
  const address = await until('the options page', () =>
    world.browser.extension.evaluate(
      async () => (await chrome.tabs.query({})).find(({ url }) => url?.includes('#feeds='))?.url,
    ),
  )
  expect(address).not.toContain('nobody-covers')
  const options = await world.browser.open(address)
  await until('the feed to add', () =>
    options.evaluate((feed) => document.querySelector<HTMLInputElement>(`[value="${feed}"]`)?.checked, NAMED),
  )
  await options.click('[name=add-picks]')
  expect(await said(options, '#add-source')).toBe('On this device now: 1 article of 1 feed.')
  await options.close()
  await page.close()
})
