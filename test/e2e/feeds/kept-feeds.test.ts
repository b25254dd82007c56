/** Subscribed feeds: broken in every way, interrupted, aged, without their grant, removed. */
import { beforeAll, expect, test } from 'vitest'
import type { Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { grantedTo } from '../support/browser.ts'
import { nextAlarm, ringAlarm, stored } from '../support/device.ts'
import { setField } from '../support/dom.ts'
import { allTried, feedServer, removeFeeds, rss } from '../support/feeds.ts'
import {
  addFeed,
  addOutlets,
  openOptions,
  pressInRow,
  type ShownSource,
  sourceRow,
  sourceRows,
} from '../support/options-view.ts'
import { articlePage } from '../support/pages.ts'
import { readPopup } from '../support/popup-view.ts'
import { BBC, GUARDIAN, OWN, useFeeds } from './setup.ts'

const STORY = 'https://www.theguardian.com/world/2026/nov/24/harbour-ferry-strike-ends-after-nine-days'
const DEAL = 'Crews of the harbour ferries go back to work after unions accept a pay deal.'

const item = (title: string, link: string) => ({
  title,
  link,
  description: DEAL,
  date: new Date().toUTCString(),
})
const FERRY = item('Harbour ferry strike ends after nine days', STORY)
const guardian = feedServer(
  rss('World news | The Guardian', 'https://www.theguardian.com/world', [
    FERRY,
    item('A recipe for winter soup', 'https://www.theguardian.com/food/2026/nov/24/soup'),
  ]),
)
const bbc = feedServer(
  rss('BBC News', 'https://www.bbc.co.uk/news', [
    item('Harbour ferry strike ends after talks', 'https://www.bbc.co.uk/news/articles/c0ferry1'),
  ]),
)
const own = feedServer(
  rss('Gazette', 'https://gazette.example/', [item('Harbour news', 'https://gazette.example/1')]),
)

const world = useFeeds({
  [GUARDIAN]: guardian.body,
  [BBC]: bbc.body,
  [OWN]: own.body,
  [STORY]: articlePage(FERRY.title),
})

beforeAll(async () => {
  await addOutlets(world.browser, [GUARDIAN, BBC])
  await addFeed(world.browser, OWN)
})

const cut = 'broke off'
test.each([
  [
    'a server in trouble',
    (_: unknown, response) => response.writeHead(503).end(),
    'problem of its own (503)',
  ],
  [
    'a feed that was removed',
    (_: unknown, response) => response.writeHead(404).end(),
    'nothing at this address any more',
  ],
  [
    'a web page instead of a feed',
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
  '%s: the last copy stays in use, the row says why, and a later refresh repairs it',
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

test('a background that is stopped during a refresh continues at the next alarm', async () => {
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

/** Stores that the feed listed its articles, except the story, five days ago for the last time. */
const age = (options: Page, id: string) =>
  options.evaluate(
    async (file, story) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(file)
      const kept: { seen: number; record: { webUrl: string } }[] = JSON.parse(
        await (await handle.getFile()).text(),
      )
      const aged = kept.map((each) =>
        each.record.webUrl === story ? each : { ...each, seen: each.seen - 5 * 86_400 },
      )
      const writable = await handle.createWritable()
      await writable.write(JSON.stringify(aged))
      await writable.close()
    },
    `${id}.json`,
    STORY,
  )

test('older articles go when the reader chooses to keep fewer days', async () => {
  const options = await openOptions(world.browser)
  const isGuardian = (articles: string) => (row: ShownSource) =>
    row.name === 'The Guardian' && row.articles === articles
  const { id } = await sourceRow(options, 'both articles', isGuardian('2'))
  guardian.set(rss('World news', 'https://www.theguardian.com/world', [FERRY]))
  const before = guardian.answered.length
  await ringAlarm(world.browser)
  await until('the shorter feed to be read', () => guardian.answered.length > before)
  await until('the refresh to end', () => allTried(world.browser))
  await age(options, id)
  await setField(options, '#keep', '3', 'change')
  await sourceRow(options, 'what is listed', isGuardian('1'))
  await options.close()
})

test('articles that expired while their feed failed come back with it, though it is unchanged', async () => {
  const options = await openOptions(world.browser)
  const isGazette = (articles: string) => (row: ShownSource) =>
    row.name === 'Gazette' && row.articles === articles
  const { id } = await sourceRow(options, 'its article', isGazette('1'))
  await age(options, id)
  own.fail((_: unknown, response) => response.writeHead(503).end())
  guardian.set(rss('World', 'https://www.theguardian.com/world', [FERRY]))
  await ringAlarm(world.browser)
  await sourceRow(options, 'its article to go', isGazette('0'))
  await until('the refresh to end', () => allTried(world.browser))
  own.fail(null)
  await pressInRow(options, id, 'refresh')
  await sourceRow(options, 'its article again', isGazette('1'))
  await options.close()
})

test('a host without its grant gets no more requests, and its source says so', async () => {
  const options = await openOptions(world.browser)
  await options.evaluate(() => chrome.permissions.remove({ origins: ['https://gazette.example/*'] }))
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

test('an extension that is disabled and enabled continues its schedule', async () => {
  await world.browser.switchOffAndOn()
  await until('the alarm', async () => ((await nextAlarm(world.browser)) ?? 0) > Date.now())
})

test('removing a source removes its articles, its files, and its grants', async () => {
  const options = await openOptions(world.browser)
  const { id } = await sourceRow(options, 'the feed', ({ name }) => name === 'The Guardian')
  expect((await stored(world.browser)).files.filter((name) => name.startsWith(id))).not.toEqual([])
  await pressInRow(options, id, 'remove')
  await until('the row to go', async () => !(await sourceRows(options))?.some((row) => row.id === id))
  await until(
    'the grants to go',
    async () => !(await grantedTo(world.browser)).some((origin) => origin.includes('theguardian')),
  )
  expect((await stored(world.browser)).files.filter((name) => name.startsWith(id))).toEqual([])
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
  await removeFeeds(world.browser)
  await until('the last feed to go with the index of all', async () =>
    (await sourceRows(options))?.every(({ id }) => id === 'bundled'),
  )
  await options.close()
})
