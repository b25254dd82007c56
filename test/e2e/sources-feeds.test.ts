/** Feeds: chosen on the welcome page, read at once, kept fresh by the alarm, found on a page, given back when removed. */
import { expect, test } from 'vitest'
import type { Page } from './harness/types.ts'
import { until } from './harness/until.ts'
import { expectBadge, grantedTo, requestsSince, useBrowser } from './support/browser.ts'
import { allTried, feedServer, nextAlarm, ringAlarm, rss } from './support/feeds.ts'
import {
  filesOnDevice,
  openOptions,
  pressInRow,
  type ShownSource,
  said,
  sourceRow,
  sourceRows,
  type,
} from './support/options-view.ts'
import { articlePage } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'

const GUARDIAN = 'https://www.theguardian.com/world/rss'
const BBC = 'https://feeds.bbci.co.uk/news/world/rss.xml'
const STORY = 'https://www.theguardian.com/world/2026/nov/24/harbour-ferry-strike-ends-after-nine-days'
const FRESH = 'https://www.theguardian.com/world/2026/nov/24/volcano-eruption-closes-northern-airports'
const OWN = 'https://gazette.example/feed.xml'
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

const world = useBrowser({
  // Granted for no source: it only lets later questions of this browser be answered without a dialog.
  grants: ['https://unrelated.example/*'],
  pages: {
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
    [NAMED]: rss('Paper', 'https://paper.example/', [
      { title: 'Paper news', link: 'https://paper.example/1' },
    ]),
  },
  hosts: ['other.example'],
})

test('outlets ticked on the welcome page are on the device after one press and one question', async () => {
  const page = await world.browser.open(world.browser.extensionUrl('src/welcome/index.html'))
  await until('the list of outlets', () =>
    page.evaluate(`document.querySelectorAll('[name=pick]').length > 40`),
  )
  for (const address of [GUARDIAN, BBC])
    await page.evaluate(`document.querySelector('[name=pick][value="${address}"]').click()`)
  await page.evaluate(`document.querySelector('[name=count-too]').click()`)
  await page.click('[name=add-picks]')
  expect(await said(page, '#outlets')).toBe('On this device now: 4 articles of 2 feeds.')
  expect(await grantedTo(world.browser)).toEqual(
    expect.arrayContaining([
      'https://www.theguardian.com/*',
      'https://*.theguardian.com/*',
      'https://feeds.bbci.co.uk/*',
      'https://*.bbc.co.uk/*',
    ]),
  )
  await page.close()
})

test('a page of a fresh feed shows its story at another outlet, not scored, and asks nobody for it', async () => {
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

test('the alarm asks with what the server gave, and an unchanged feed is not sent again', async () => {
  const before = guardian.answered.length
  await ringAlarm(world.browser)
  await until('the feed to be asked', () => guardian.answered.length > before)
  expect(guardian.answered.slice(before)).toEqual([304])
})

test('an alarm within 15 minutes of the last wake asks nobody and waits for the rest of them', async () => {
  const before = guardian.answered.length
  await ringAlarm(world.browser, 'just now')
  await until(
    'the alarm to be put off',
    async () => ((await nextAlarm(world.browser)) ?? 0) > Date.now() + 14 * 60_000,
  )
  await ringAlarm(world.browser)
  await until('the feed to be asked', () => guardian.answered.length > before)
  // Once by the second alarm; the first would have come before it.
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
  await ringAlarm(world.browser)
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

const openFeedPane = async (): Promise<Page> => {
  const options = await openOptions(world.browser, '#feed')
  await until('the field', () => options.evaluate(`document.querySelector('#add-feed') !== null`))
  return options
}

const pressAdd = async (page: Page, address: string) => {
  await type(page, '#add-feed', address)
  await page.click('#add-source form button')
  return said(page, '#add-source')
}

test('a feed is added by its address, names its own outlet, and its host is read but not counted on', async () => {
  const options = await openFeedPane()
  expect(await pressAdd(options, 'gazette.example/feed.xml')).toBe('On this device now: 1 article of 1 feed.')
  await sourceRow(options, 'the feed', ({ name }) => name === 'Gazette')
  const page = await world.browser.open(OWN_STORY)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).rows.map(({ outlet }) => outlet).sort()).toEqual([
    'BBC News',
    'The Guardian',
  ])
  expect(await page.badge()).toBe('')
  await popup.close()
  await page.close()
  await options.close()
})

test('what is no feed is not added, says why, and keeps no grant', async () => {
  const options = await openFeedPane()
  expect(await pressAdd(options, 'https://other.example/missing')).toContain('nothing at this address')
  expect((await sourceRows(options))?.map(({ name }) => name)).not.toContain('other.example')
  expect(await grantedTo(world.browser)).not.toContain('https://other.example/*')
  await options.close()
})

test('a page of an outlet that nobody covers offers the feed it names', async () => {
  const page = await world.browser.open(NAMING)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).toBe('nothing')
  await popup.evaluate(`void document.querySelector('[name=page-feed]').click()`)
  const address = await until('the options page', () =>
    world.browser.extension.evaluate<string | undefined>(
      `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.includes('#feeds='))?.url)`,
    ),
  )
  expect(address).not.toContain('nobody-covers')
  const options = await world.browser.open(address)
  await until('the feed to add', () =>
    options.evaluate(`document.querySelector('[value="${NAMED}"]')?.checked`),
  )
  await options.click('[name=add-picks]')
  expect(await said(options, '#add-source')).toBe('On this device now: 1 article of 1 feed.')
  await options.close()
  await page.close()
})

const cut = 'broke off'
test.each([
  [
    'a server in trouble',
    (_: unknown, response) => response.writeHead(503).end(),
    'problem of its own (503)',
  ],
  [
    'a feed that is gone',
    (_: unknown, response) => response.writeHead(404).end(),
    'nothing at this address any more',
  ],
  [
    'a page instead',
    (_: unknown, response) => response.writeHead(200).end('<!doctype html><p>Log in'),
    'web page, not a feed',
  ],
  [
    'half a feed',
    (_: unknown, response) => response.writeHead(200).end('<rss><channel><item><ti'),
    'damaged',
  ],
  [
    'a cut connection',
    (_: unknown, response) => {
      response.writeHead(200, { 'content-length': 1000 })
      response.write('<rss>', () => response.destroy())
    },
    cut,
  ],
  [
    'another host',
    (_: unknown, response) => response.writeHead(302, { location: 'https://other.example/feed' }).end(),
    'another place, which Second Source may not read',
  ],
] as [string, Parameters<typeof own.fail>[0], string][])(
  '%s: the copy before stays in use, the row says why, trying again mends it',
  async (_name, how, words) => {
    const options = await openOptions(world.browser)
    const { id } = await sourceRow(options, 'the feed', ({ name }) => name === 'Gazette')
    own.fail(how)
    await pressInRow(options, id, 'refresh')
    const row = await sourceRow(
      options,
      words,
      ({ name, warning }) => name === 'Gazette' && warning?.includes(words) === true,
    )
    expect(row.articles).toBe('1')
    own.fail(null)
    await pressInRow(options, id, 'refresh')
    await sourceRow(options, 'no warning', ({ name, warning }) => name === 'Gazette' && warning === null)
    await options.close()
  },
)

test('a background that is stopped in the middle of a refresh goes on at the next alarm', async () => {
  const [asked, before] = [own.answered.length, guardian.answered.length]
  let waiting = false
  own.fail(() => {
    waiting = true
  })
  await ringAlarm(world.browser)
  await until('the feed to be asked', () => waiting)
  await world.browser.stopBackground()
  expect(await nextAlarm(world.browser)).toBeGreaterThan(Date.now())
  own.fail(null)
  await ringAlarm(world.browser)
  await until('the feed to be asked again', () => own.answered.length > asked)
  await until('the refresh to end', () => allTried(world.browser))
  expect(guardian.answered.length).toBeGreaterThan(before)
})

test('articles whose days are over go when the reader keeps them for less', async () => {
  const options = await openOptions(world.browser)
  const isGuardian = (articles: string) => (row: ShownSource) =>
    row.name === 'The Guardian' && row.articles === articles
  const { id } = await sourceRow(options, 'what is listed and what was', isGuardian('3'))
  // As if what the feed no longer lists had been dropped by it five days ago.
  await options.evaluate(`(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('${id}.json')
    const kept = JSON.parse(await (await handle.getFile()).text())
    const last = Math.max(...kept.map(({ seen }) => seen))
    const aged = kept.map((each) => (each.seen === last ? each : { ...each, seen: last - 5 * 86400 }))
    const writable = await handle.createWritable()
    await writable.write(JSON.stringify(aged))
    await writable.close()
  })()`)
  await options.evaluate(`(() => {
    const days = document.querySelector('#keep')
    days.value = '3'
    days.dispatchEvent(new Event('change', { bubbles: true }))
  })()`)
  await sourceRow(options, 'what is listed', isGuardian('1'))
  await options.close()
})

test('a host that is taken back is not asked any more, and its source says so', async () => {
  const options = await openOptions(world.browser)
  await options.evaluate(
    `(globalThis.browser ?? chrome).permissions.remove({ origins: ['https://gazette.example/*'] })`,
  )
  const { warning } = await sourceRow(
    options,
    'the warning',
    ({ name, warning }) => name === 'Gazette' && warning !== null,
  )
  expect(warning).toContain('may not read gazette.example')
  const [asked, before] = [own.answered.length, guardian.answered.length]
  await ringAlarm(world.browser)
  await until('the other feeds to be asked', () => guardian.answered.length > before)
  await until('the refresh to end', () => allTried(world.browser))
  expect(own.answered.length).toBe(asked)
  await options.close()
})

test('removing a source removes its articles, its files, and what was granted for it', async () => {
  const options = await openOptions(world.browser)
  const { id } = await sourceRow(options, 'the feed', ({ name }) => name === 'The Guardian')
  expect((await filesOnDevice(options)).filter((name) => name.startsWith(id))).not.toEqual([])
  await pressInRow(options, id, 'remove')
  await until('the row to go', async () => !(await sourceRows(options))?.some((row) => row.id === id))
  await until(
    'the grants to go',
    async () => !(await grantedTo(world.browser)).some((origin) => origin.includes('theguardian')),
  )
  expect((await filesOnDevice(options)).filter((name) => name.startsWith(id))).toEqual([])
  expect(await grantedTo(world.browser)).toEqual(
    expect.arrayContaining(['https://*.bbc.co.uk/*', 'https://*.bbc.com/*']),
  )
  const page = await world.browser.open(STORY)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).not.toBe('story')
  await popup.close()
  await page.close()
  const bbc = await sourceRow(options, 'the other feed', ({ name }) => name === 'BBC News')
  await pressInRow(options, bbc.id, 'remove')
  await until(
    'every grant of both domains to go',
    async () => !(await grantedTo(world.browser)).some((origin) => origin.includes('bbc')),
  )
  await options.close()
})
