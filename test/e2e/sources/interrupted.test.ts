/** A published index whose install is interrupted, whose files are lost, and which is removed. The last good index stays in use. */
import { beforeAll, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { grantedTo } from '../support/browser.ts'
import { expectNoOrphans, knows, lookUp, loseFile, ringAlarm, stored } from '../support/device.ts'
import { damageFile, holdLock, releaseLocks } from '../support/faults.ts'
import { LARGE_PAGE } from '../support/large-records.ts'
import { said, sourceRows, submitIndex } from '../support/options-view.ts'
import { HOST, INDEX, partial } from '../support/publisher.ts'
import { FERRY, makeParts, TRAM } from '../support/rail-ferry.ts'
import { PAGE as SAMPLE } from '../support/sample.ts'
import { hashesOf, PublishedIndex, useSources } from './setup.ts'

const world = useSources()
const parts = await makeParts()
const index = new PublishedIndex(world)
const { publisher } = index

beforeAll(async () => {
  publisher.publish({ parts: [parts.ferry], built: -4 })
  await index.add(INDEX)
})

/** Bytes between two commits of a download. */
const COMMIT = 4 * 1024 * 1024

test('a worker that is stopped in a download keeps the old index, and continues where it stopped', async () => {
  publisher.publish({ parts: [parts.ferry, parts.large], built: -3 })
  publisher.partFaults.set('large', partial(parts.large.bytes, COMMIT + 1000, 'silence'))
  await ringAlarm(world.browser)
  await until('the first commit', async () => ((await index.stored())?.received ?? 0) >= COMMIT)
  await world.browser.stopBackground()
  expect((await index.stored())?.parts).toHaveLength(1)
  expect(await lookUp(world.browser, FERRY)).toEqual({ rows: 1, errors: [] })
  publisher.partFaults.clear()
  publisher.takeAsked()
  await ringAlarm(world.browser)
  await until('the new index', async () => (await index.stored())?.parts.length === 2)
  expect(publisher.takeAsked()).toEqual(['index.json 200', `large from ${COMMIT}`])
  await until('leftover files to go', async () => (await stored(world.browser)).files.length === 3)
  expect(await index.inUse()).toEqual(hashesOf(parts.ferry, parts.large))
  expect(await knows(world.browser, LARGE_PAGE)).toBe(true)
})

test('a worker that is stopped in an install keeps the old index, and does not download stored parts again', async () => {
  publisher.publish({ parts: [parts.large, parts.many, parts.tram], built: -2 })
  // The holder of a part's lock stores it: the install waits between its parts.
  await holdLock(world.browser, `part-${parts.tram.hash}`)
  publisher.takeAsked()
  await ringAlarm(world.browser)
  const arrived = `${parts.many.hash}.index`
  await until('the first new part', async () => (await stored(world.browser)).files.includes(arrived))
  await world.browser.stopBackground()
  expect(await lookUp(world.browser, FERRY)).toEqual({ rows: 1, errors: [] })
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'many'])
  await releaseLocks(world.browser)
  await ringAlarm(world.browser)
  await until('the new index', async () => (await index.stored())?.parts.length === 3)
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'tram'])
  await until('the old file to go', async () => (await stored(world.browser)).files.length === 4)
  expect(await index.inUse()).toEqual(hashesOf(parts.large, parts.many, parts.tram))
  expect(await lookUp(world.browser, FERRY)).toEqual({ rows: null, errors: [] })
})

/** Expects the warning on the options page and no request before the next refresh, which repairs the index. */
async function expectRepair(says: string): Promise<void> {
  await index.options.goto(world.browser.extensionUrl(`src/options/index.html?${Math.random()}`))
  const row = await index.row('the warning', ({ warning }) => warning !== null)
  expect(row.warning).toContain(says)
  expect(publisher.takeAsked()).toEqual([])
  await ringAlarm(world.browser)
  await index.row('the index to be whole', ({ warning }) => warning === null)
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'tram'])
  expect(await knows(world.browser, TRAM)).toBe(true)
}

test('files that the browser removed are reported, and come back with the next refresh, not with a look-up', async () => {
  await loseFile(world.browser, parts.tram.hash)
  publisher.takeAsked()
  expect(await lookUp(world.browser, TRAM)).toEqual({ rows: null, errors: ['files-gone'] })
  await expectRepair('The browser removed the files of this index. It will be downloaded again.')
})

test('damage that a look-up finds is reported, and repaired by the next refresh, not by the look-up', async () => {
  await damageFile(world.browser, parts.tram.hash)
  expect(await lookUp(world.browser, TRAM)).toEqual({ rows: null, errors: ['checksum'] })
  const noted = async () => (await index.stored())?.error
  await until('the note', async () => (await noted())?.code === 'files-damaged')
  await expectRepair('The files of this index are damaged. Download it or choose them again.')
})

test('the look-up that misses the packaged index repairs it', async () => {
  const [bundled] = (await stored(world.browser)).sources.bundled?.parts ?? []
  await loseFile(world.browser, bundled?.hash ?? '')
  expect(await lookUp(world.browser, SAMPLE.webUrl)).toEqual({ rows: 5, errors: [] })
})

test('removing an index removes its files and its permission', async () => {
  await index.remove()
  await until(
    'the row to go',
    async () => !(await sourceRows(index.options))?.some((row) => row.id === index.id),
  )
  await until('the files to go', async () => (await stored(world.browser)).files.length === 1)
  expect(await index.inUse()).toEqual([])
  expect(await grantedTo(world.browser)).not.toContain(`${HOST}/*`)
})

test('an index that is removed before its publisher answers stays removed', async () => {
  publisher.publish({ parts: [parts.ferry], built: -2 })
  const asked = publisher.hold()
  await submitIndex(index.options, INDEX)
  const answer = await asked
  await index.row('the row', () => true)
  await index.remove()
  await until(
    'the row to go',
    async () => !(await sourceRows(index.options))?.some((row) => row.id === index.id),
  )
  answer()
  expect(await said(index.options, '#add-source')).toBe('This source was removed.')
  expect(await index.stored()).toBe(undefined)
  await expectNoOrphans(world.browser)
})

test('removing an index whose server is silent ends its download at once and leaves no file', async () => {
  publisher.publish({ parts: [parts.large], built: -2 })
  publisher.partFaults.set('large', partial(parts.large.bytes, COMMIT + 1000, 'silence'))
  await submitIndex(index.options, INDEX)
  await until('the first commit', async () => ((await index.stored())?.received ?? 0) >= COMMIT)
  await index.remove()
  // The limit for a silent server is twice as long as this wait.
  await until(
    'the end of the download',
    async () => (await said(index.options, '#add-source')) === 'This source was removed.',
  )
  await expectNoOrphans(world.browser)
})

test('a first download that breaks off is kept, and a press continues it', async () => {
  publisher.publish({ parts: [parts.large], built: -1 })
  publisher.partFaults.set('large', partial(parts.large.bytes, COMMIT + 1000, 'cut'))
  publisher.takeAsked()
  await submitIndex(index.options, INDEX)
  expect(await said(index.options, '#add-source')).toContain('broke off. It goes on where it stopped.')
  await index.row('the warning', ({ warning }) => warning !== null)
  publisher.partFaults.clear()
  await index.options.click('tr.warn button')
  await index.row('the index', ({ warning, articles }) => warning === null && articles === '1,400')
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'large', 'index.json 200', `large from ${COMMIT}`])
  expect(await index.inUse()).toEqual(hashesOf(parts.large))
})
