/** A published index: stopped in a download and in an install, its files lost, removed. The index before stays in force. */
import { expect, test } from 'vitest'
import { API } from '../harness/api.ts'
import { until } from '../harness/until.ts'
import { expectNoOrphans, knows, lookUp, loseFile, ringAlarm, stored } from '../support/device.ts'
import { LARGE_PAGE } from '../support/large-records.ts'
import { said, sourceRow, sourceRows, type } from '../support/options-view.ts'
import { HOST, INDEX, partial } from '../support/publisher.ts'
import { FERRY, TRAM } from '../support/rail-ferry.ts'
import { PAGE as SAMPLE } from '../support/sample.ts'
import { hashesOf, id, inForce, options, parts, publisher, world } from './world.ts'

/** Bytes that a download commits at once. */
const COMMIT = 4 * 1024 * 1024

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

/** The options page says what is wrong; nothing is fetched before the next refresh, which mends it. */
async function expectMended(says: string): Promise<void> {
  await options.goto(world.browser.extensionUrl(`src/options/index.html?${Math.random()}`))
  const row = await sourceRow(options, 'the warning', (one) => one.id === id && one.warning !== null)
  expect(row.warning).toContain(says)
  expect(publisher.takeAsked()).toEqual([])
  await ringAlarm(world.browser)
  await sourceRow(options, 'the index to be whole', (one) => one.id === id && one.warning === null)
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'tram'])
  expect(await knows(world.browser, TRAM)).toBe(true)
}

test('files that the browser removed are noticed and said, and come back with the next refresh, not with a look-up', async () => {
  await loseFile(world.browser, parts.tram.hash)
  publisher.takeAsked()
  expect(await lookUp(world.browser, TRAM)).toEqual({ rows: null, errors: ['files-gone'] })
  await expectMended('The browser removed the files of this index. It will be downloaded again.')
})

test('damage that a look-up meets is noted and said, and mended by the next refresh, not by the look-up', async () => {
  await world.browser.extension.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    const handle = await root.getFileHandle('${parts.tram.hash}.index')
    const { size } = await handle.getFile()
    const writable = await handle.createWritable()
    await writable.write(new Uint8Array(size).fill(7))
    await writable.close()
  })()`)
  expect(await lookUp(world.browser, TRAM)).toEqual({ rows: null, errors: ['checksum'] })
  const noted = async () => (await stored(world.browser)).sources[id]?.error
  await until('the note', async () => (await noted())?.code === 'files-damaged')
  await expectMended('The files of this index are damaged. Download it or choose them again.')
})

test('the packaged index is there from the first start, and is mended by the look-up that misses it', async () => {
  const [bundled] = (await stored(world.browser)).sources.bundled?.parts ?? []
  await loseFile(world.browser, bundled?.hash ?? '')
  expect(await lookUp(world.browser, SAMPLE.webUrl)).toEqual({ rows: 5, errors: [] })
})

test('a removed index takes its files and its permission with it', async () => {
  await options.click(`tr[data-source="${id}"] .acts button:last-child`)
  await until('the row to go', async () => !(await sourceRows(options))?.some((row) => row.id === id))
  await until('the files to go', async () => (await stored(world.browser)).files.length === 1)
  expect(await inForce()).toEqual([])
  const origins = await world.browser.extension.evaluate<string[]>(
    `${API}.permissions.getAll().then((all) => all.origins)`,
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

test('an index that is removed while its server is silent ends its download at once, and leaves nothing', async () => {
  publisher.publish({ parts: [parts.large], built: -2 })
  publisher.partFaults.set('large', partial(parts.large.bytes, COMMIT + 1000, 'silence'))
  await type(options, '#add-url', INDEX)
  await options.click('#add-source form button')
  await until(
    'the first commit',
    async () => ((await stored(world.browser)).sources[id]?.received ?? 0) >= COMMIT,
  )
  await options.click(`tr[data-source="${id}"] .acts button:last-child`)
  // A server counts as gone after twice as long as this waits.
  await until(
    'the end of the download',
    async () => (await said(options, '#add-source')) === 'This source was removed.',
  )
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
