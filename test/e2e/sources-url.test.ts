/** A published index: added by its address, kept fresh, broken in every way, removed. The index before stays in force. */
import { expect, test } from 'vitest'
import type { Page } from './harness/types.ts'
import { until } from './harness/until.ts'
import { expectBadge, useBrowser } from './support/browser.ts'
import { expectNoOrphans, knows, lookUp, ringAlarm, stored } from './support/device.ts'
import { LARGE_PAGE } from './support/large-records.ts'
import { openOptions, said, sourceRow, sourceRows, type } from './support/options-view.ts'
import { articlePage } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'
import { CDN, HOST, INDEX, Publisher, partial, type TestPart } from './support/publisher.ts'
import { ELSEWHERE, FAULTS } from './support/publisher-faults.ts'
import { FERRY, makeParts, type Parts, RAIL, TRAM, UNKNOWN } from './support/rail-ferry.ts'
import { PAGE as SAMPLE } from './support/sample.ts'

/** Bytes that a download commits at once. */
const COMMIT = 4 * 1024 * 1024

const world = useBrowser({
  // Granted for no source: it only lets later questions of this browser be answered without a dialog.
  grants: ['https://unrelated.example/*', 'https://*.gazette.example/*'],
  pages: {
    [FERRY]: articlePage('Ferry'),
    [UNKNOWN]: articlePage('Nobody else'),
    [INDEX]: '',
    [ELSEWHERE]: '',
    [`${CDN}/`]: '',
  },
})
const publisher = new Publisher(() => world.site)
let options: Page
let id = ''

const parts: Parts = await makeParts()

/** Presses the source's refresh button, waits for the outcome, and gives what was asked of the publisher. */
async function pressRefresh(): Promise<readonly string[]> {
  publisher.takeAsked()
  const button = `tr[data-source="${id}"] .acts button`
  await options.click(button)
  await until(
    'the outcome',
    async () =>
      publisher.asked.length > 0 &&
      options.evaluate<boolean>(`!document.querySelector('${button}').disabled`),
  )
  return publisher.takeAsked()
}

const hashesOf = (...wanted: readonly TestPart[]) => wanted.map(({ hash }) => hash).sort()

/** The parts in force; nothing else lies on the device but what sources use. */
async function inForce(): Promise<readonly string[]> {
  await expectNoOrphans(world.browser)
  return ((await stored(world.browser)).sources[id]?.parts ?? []).map(({ hash }) => hash).sort()
}

test('an index is added by pasting the address of its folder', async () => {
  publisher.publish({ parts: [parts.ferry, parts.many], built: -9 })
  options = await openOptions(world.browser, '#url')
  await type(options, '#add-url', `${HOST}/`)
  await options.click('#add-source form button')
  expect(await said(options, '#add-source')).toBe('Added.')
  const row = await sourceRow(options, 'the index', ({ name }) => name === 'Rail & Ferry')
  expect(row).toMatchObject({ articles: '82', warning: null })
  id = row.id
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'ferry', 'many'])
  expect(await inForce()).toEqual(hashesOf(parts.ferry, parts.many))
})

test('its pages are answered, and no page makes a request of the publisher', async () => {
  const page = await world.browser.open(FERRY)
  await expectBadge(page, '1')
  const known = await page.pressShortcut()
  expect(await readPopup(known)).toMatchObject({ state: 'story', rows: [{ outlet: 'The other gazette' }] })
  await known.close()
  await page.goto(UNKNOWN)
  const unknown = await page.pressShortcut()
  expect((await readPopup(unknown)).state).not.toBe('story')
  await unknown.close()
  await page.close()
  expect(publisher.takeAsked()).toEqual([])
})

test('an unchanged index is asked for with its ETag, and nothing is downloaded', async () => {
  expect(await pressRefresh()).toEqual(['index.json 304'])
})

test('of a changed index only the new parts are downloaded, and the old ones leave the device', async () => {
  publisher.publish({ parts: [parts.ferry, parts.many, parts.rail], built: -8 })
  expect(await pressRefresh()).toEqual(['index.json 200', 'rail'])
  expect(await knows(world.browser, RAIL)).toBe(true)
  publisher.publish({ parts: [parts.ferry, parts.many, parts.tram], built: -7 })
  expect(await pressRefresh()).toEqual(['index.json 200', 'tram'])
  expect(await inForce()).toEqual(hashesOf(parts.ferry, parts.many, parts.tram))
  expect(await knows(world.browser, RAIL)).toBe(false)
  expect(await knows(world.browser, TRAM)).toBe(true)
})

test.each(FAULTS)(
  'when the publisher %s, the index before stays, and the page says so',
  async (_what, fault, says) => {
    const before = await inForce()
    const { ferry, many, rail, tram } = parts
    publisher.publish({ parts: fault.shrunk ? [ferry] : [ferry, many, rail], built: fault.built ?? -6 })
    publisher.fault = fault.index ?? null
    if (fault.part) publisher.partFaults.set('rail', fault.part(rail))
    if (fault.elsewhere) world.site.put(ELSEWHERE, fault.elsewhere)
    await pressRefresh()
    const row = await sourceRow(options, 'the warning', (one) => one.id === id && one.warning !== null)
    expect(row.warning).toContain(says)
    expect(row.articles).toBe('84')
    expect(await inForce()).toEqual(before)
    expect(await knows(world.browser, TRAM)).toBe(true)
    publisher.fault = null
    publisher.partFaults.clear()
    publisher.publish({ parts: [ferry, many, tram], built: -7 })
    await pressRefresh()
    await sourceRow(options, 'the warning to go', (one) => one.id === id && one.warning === null)
  },
)

test('an index that names what it replaces may be smaller', async () => {
  const replaces = hashesOf(parts.many, parts.tram)
  publisher.publish({ parts: [parts.ferry], built: -5, replaces })
  expect(await pressRefresh()).toEqual(['index.json 200'])
  expect(await inForce()).toEqual(hashesOf(parts.ferry))
})

test('no look-up is wrong while the index is replaced again and again', async () => {
  await world.browser.extension.evaluate(`void (async () => {
    const message = { type: 'popupToWorkerLookUp', body: { url: ${JSON.stringify(FERRY)} } }
    globalThis.answers = []
    while (!globalThis.enough) {
      const { value } = await (globalThis.browser ?? chrome).runtime.sendMessage(message)
      answers.push([value.groups[0]?.story.rows[0]?.quality ?? null, ...value.sources.map(({ error }) => error)])
    }
  })()`)
  for (let n = 0; n < 6; n++) {
    publisher.publish({ parts: [n % 2 ? parts.ferry : parts.ferryToo], built: -4 + n / 10 })
    await pressRefresh()
  }
  const given = await world.browser.extension.evaluate<readonly unknown[][]>(
    '(globalThis.enough = true, answers)',
  )
  expect(given.length).toBeGreaterThan(6)
  for (const [quality, ...errors] of given) {
    expect(errors).toEqual([null, null])
    expect([51, 71]).toContain(quality)
  }
})

test('a worker that is stopped in a download leaves the old index, and goes on where it stopped', async () => {
  publisher.publish({ parts: [parts.ferry, parts.large], built: -3 })
  publisher.partFaults.set('large', partial(parts.large.bytes, COMMIT + 1000, 'silence'))
  await ringAlarm(world.browser)
  await until(
    'the first commit',
    async () => ((await stored(world.browser)).sources[id]?.received ?? 0) >= COMMIT,
  )
  await world.browser.stopBackground()
  expect((await stored(world.browser)).sources[id]?.parts).toHaveLength(1)
  expect(await lookUp(world.browser, FERRY)).toEqual({ rows: 1, errors: [] })
  publisher.partFaults.clear()
  publisher.takeAsked()
  await ringAlarm(world.browser)
  await until('the new index', async () => (await stored(world.browser)).sources[id]?.parts.length === 2)
  expect(publisher.takeAsked()).toEqual(['index.json 200', `large from ${COMMIT}`])
  await until('what stopped work left to go', async () => (await stored(world.browser)).files.length === 3)
  expect(await inForce()).toEqual(hashesOf(parts.ferry, parts.large))
  expect(await knows(world.browser, LARGE_PAGE)).toBe(true)
})

test('a worker that is stopped in an install leaves the old index, and does not ask again for what is here', async () => {
  publisher.publish({ parts: [parts.large, parts.many, parts.tram], built: -2 })
  // Whoever holds a part's lock is storing it: the install stands between its parts.
  await world.browser.extension.evaluate(
    `void navigator.locks.request('part-${parts.tram.hash}', () => new Promise((resolve) => { globalThis.release = resolve }))`,
  )
  publisher.takeAsked()
  await ringAlarm(world.browser)
  const arrived = `${parts.many.hash}.index`
  await until('the first new part', async () => (await stored(world.browser)).files.includes(arrived))
  await world.browser.stopBackground()
  expect(await lookUp(world.browser, FERRY)).toEqual({ rows: 1, errors: [] })
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'many'])
  await world.browser.extension.evaluate('release()')
  await ringAlarm(world.browser)
  await until('the new index', async () => (await stored(world.browser)).sources[id]?.parts.length === 3)
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'tram'])
  await until('the old file to go', async () => (await stored(world.browser)).files.length === 4)
  expect(await inForce()).toEqual(hashesOf(parts.large, parts.many, parts.tram))
  expect(await lookUp(world.browser, FERRY)).toEqual({ rows: null, errors: [] })
})

const loseFile = (hash: string) =>
  world.browser.extension.evaluate(
    `navigator.storage.getDirectory().then((root) => root.removeEntry('${hash}.index')).then(() => 1)`,
  )

test('files that the browser removed are noticed and said, and come back with the next refresh, not with a look-up', async () => {
  await loseFile(parts.tram.hash)
  publisher.takeAsked()
  expect(await lookUp(world.browser, TRAM)).toEqual({ rows: null, errors: ['files-gone'] })
  await options.goto(world.browser.extensionUrl('src/options/index.html?again'))
  const row = await sourceRow(options, 'the warning', (one) => one.id === id && one.warning !== null)
  expect(row.warning).toContain('The browser removed the files of this index. It will be downloaded again.')
  expect(publisher.takeAsked()).toEqual([])
  await ringAlarm(world.browser)
  await sourceRow(options, 'the index to be whole', (one) => one.id === id && one.warning === null)
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'tram'])
  expect(await knows(world.browser, TRAM)).toBe(true)
})

test('the packaged index is there from the first start, and is mended by the look-up that misses it', async () => {
  const [bundled] = (await stored(world.browser)).sources.bundled?.parts ?? []
  await loseFile(bundled?.hash ?? '')
  expect(await lookUp(world.browser, SAMPLE.webUrl)).toEqual({ rows: 5, errors: [] })
})

test('a removed index takes its files and its permission with it', async () => {
  await options.click(`tr[data-source="${id}"] .acts button:last-child`)
  await until('the row to go', async () => !(await sourceRows(options))?.some((row) => row.id === id))
  await until('the files to go', async () => (await stored(world.browser)).files.length === 1)
  expect(await inForce()).toEqual([])
  const origins = await world.browser.extension.evaluate<string[]>(
    '(globalThis.browser ?? chrome).permissions.getAll().then((all) => all.origins)',
  )
  expect(origins).not.toContain(`${HOST}/*`)
})

test('an index that is removed while its publisher is still to answer stays removed', async () => {
  publisher.publish({ parts: [parts.ferry], built: -2 })
  const asked = publisher.hold()
  await type(options, '#add-url', INDEX)
  await options.click('#add-source form button')
  const answer = await asked
  await sourceRow(options, 'the row', (row) => row.id === id)
  await options.click(`tr[data-source="${id}"] .acts button:last-child`)
  await until('the row to go', async () => !(await sourceRows(options))?.some((row) => row.id === id))
  answer()
  expect(await said(options, '#add-source')).toBe('This source was removed.')
  expect((await stored(world.browser)).sources[id]).toBe(undefined)
  await expectNoOrphans(world.browser)
})

test('a first download that breaks off is kept, and goes on with a press', async () => {
  publisher.publish({ parts: [parts.large], built: -1 })
  publisher.partFaults.set('large', partial(parts.large.bytes, COMMIT + 1000, 'cut'))
  publisher.takeAsked()
  await type(options, '#add-url', INDEX)
  await options.click('#add-source form button')
  expect(await said(options, '#add-source')).toContain('broke off. It goes on where it stopped.')
  await sourceRow(options, 'the warning', (one) => one.id === id && one.warning !== null)
  publisher.partFaults.clear()
  await options.click('tr.warn button')
  await sourceRow(
    options,
    'the index',
    (one) => one.id === id && one.warning === null && one.articles === '1,400',
  )
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'large', 'index.json 200', `large from ${COMMIT}`])
  expect(await inForce()).toEqual(hashesOf(parts.large))
})
