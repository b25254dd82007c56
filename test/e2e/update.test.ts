/** Version 0.1.0 with settings and every kind of source is updated in place to the current package, and nothing is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Site, serveSite } from './harness/site.ts'
import type { Browser } from './harness/types.ts'
import { until } from './harness/until.ts'
import { browserName, grantedTo, start } from './support/browser.ts'
import { knows, ringAlarm, stored } from './support/device.ts'
import { setSettings } from './support/faults.ts'
import { feedServer, rss } from './support/feeds.ts'
import {
  openOptions,
  type PickedFile,
  pickFiles,
  said,
  sourceRow,
  sourceRows,
} from './support/options-view.ts'
import { zipOf } from './support/packages.ts'
import { HOST, INDEX, makePart, Publisher, pageOf, story } from './support/publisher.ts'
import { PAGE as SAMPLE } from './support/sample.ts'
import { OldOptions, oldIndexFile, oldPackage, serveOldPublication } from './support/version-0-1-0.ts'

const FERRY = pageOf('gazette', 'ferry-strike-ends-after-nine-days')
const NIGHT = pageOf('night', 'night-trains-return')
const TRAM = pageOf('tram', 'tram-line-opens')
const FEED = 'https://harbour.example/feed.xml'
const FEED_PAGE = 'https://harbour.example/2026/lighthouse-lamp-is-lit-again-after-a-century'
const SETTINGS = { order: 'newest', view: 'timeline', theme: 'dark', hidden: ['hidden.example'] }
const KEEP_DAYS = '7'

const publisher = new Publisher(() => site)
const feed = feedServer(
  rss('Harbour', 'https://harbour.example/', [
    {
      title: 'Lighthouse lamp is lit again after a century',
      link: FEED_PAGE,
      date: new Date().toUTCString(),
    },
  ]),
)
// The stories of the old indexes, in the current format.
const ferry = await makePart('ferry', [story('gazette', 'ferry-strike-ends-after-nine-days')])
const night = await makePart('night', [story('night', 'night-trains-return')])

const file = (bytes: Uint8Array): PickedFile => ({
  name: 'night.index',
  base64: Buffer.from(bytes).toString('base64'),
})
const tram: PickedFile = {
  name: 'tram.ndjson',
  text: JSON.stringify(story('tram', 'tram-line-opens')),
}

let site: Site
let browser: Browser
/** The state before the update. */
let choices: Readonly<Record<string, unknown>>
let grants: readonly string[]
let sources: readonly string[]
/** Resolves when the updated extension asks the publisher, with the function that answers. */
let asked: Promise<() => void>

const readChoices = () =>
  browser.extension.evaluate(() =>
    chrome.storage.local.get<Record<string, unknown>>(['settings', 'keepDays', 'bundledRemoved']),
  )

beforeAll(async () => {
  site = await serveSite({ [INDEX]: '', [FEED]: feed.body })
  serveOldPublication(site, HOST)
  browser = await start({
    dist: oldPackage(browserName),
    site,
    grants: [`${HOST}/*`, 'https://*.gazette.example/*'],
  })
  const options = new OldOptions(browser)
  await options.addIndex(INDEX)
  await options.addFeed(FEED)
  await options.addFile(file(oldIndexFile()))
  await options.addFile(tram)
  await options.keepDays(KEEP_DAYS)
  await setSettings(browser, SETTINGS)
  for (const url of [FERRY, NIGHT, TRAM, FEED_PAGE, SAMPLE.webUrl])
    expect([url, await options.knows(url)]).toEqual([url, true])
  choices = await readChoices()
  grants = await grantedTo(browser)
  sources = await options.sources()

  // The publisher has built its index again; its answer waits, and the feed's server fails.
  publisher.publish({ parts: [ferry], built: -1 })
  asked = publisher.hold()
  feed.fail((_request, response) => response.writeHead(503).end())
  await browser.update(zipOf('sample', browserName))
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test('settings, hidden outlets and grants are kept', async () => {
  expect(choices).toMatchObject({ settings: SETTINGS, keepDays: Number(KEEP_DAYS) })
  expect(await readChoices()).toEqual(choices)
  expect(await grantedTo(browser)).toEqual(grants)
})

test('every source is still listed under its name', async () => {
  expect(sources).toHaveLength(5)
  const page = await openOptions(browser)
  const names = async () => (await sourceRows(page))?.map(({ id, name }) => `${id}: ${name}`).sort()
  await until('the sources', async () => JSON.stringify(await names()) === JSON.stringify(sources)).catch(
    async () => expect(await names()).toEqual(sources),
  )
  await page.close()
})

test('the packaged index answers', () => until('the sample', () => knows(browser, SAMPLE.webUrl)))

test('a published index of an older format says so in one line, and is downloaded again', async () => {
  const options = await openOptions(browser)
  const { warning } = await sourceRow(
    options,
    'the line',
    ({ id, name, warning }) => !id.startsWith('file-') && name === 'Rail & Ferry' && warning !== null,
  )
  expect(warning).toContain('It will be downloaded again.')
  await options.close()
  await ringAlarm(browser)
  const answer = await asked
  answer()
  await until('the story', () => knows(browser, FERRY))
  const { sources: installed } = await stored(browser)
  const published = Object.values(installed).find(({ kind }) => kind === 'url')
  expect(published?.error).toBe(null)
})

test('feeds of an older format are indexed again from the kept articles, though their server fails', async () => {
  await ringAlarm(browser)
  await until('the story', () => knows(browser, FEED_PAGE))
})

test('feeds are refreshed when their server answers again', async () => {
  feed.fail(null)
  await ringAlarm(browser)
  const options = await openOptions(browser)
  await sourceRow(options, 'no warning', ({ name, warning }) => name === 'Harbour' && warning === null)
  await options.close()
})

test.each([
  ['file-night.index', file(night.bytes), NIGHT],
  ['file-tram.ndjson', tram, TRAM],
])(
  '%s of an older format says so in one line, and is repaired by choosing it again',
  async (id, picked, url) => {
    const options = await openOptions(browser, '#file')
    const { warning } = await sourceRow(options, 'the line', (row) => row.id === id && row.warning !== null)
    expect(warning).toContain('Choose the file again.')
    await pickFiles(options, '#add-source [type=file]', [picked])
    await until('the end', async () => (await said(options, '#add-source')).includes('articles added'))
    await sourceRow(options, 'no warning', (row) => row.id === id && row.warning === null)
    expect(await knows(browser, url)).toBe(true)
    await options.close()
  },
)
