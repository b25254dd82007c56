/** An index is brought up to date while the browser crashes and the disk fills up: the index before answers, nothing is lost. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asFields } from '../../src/core/index/fixtures/as-fields.ts'
import { madeRecords } from '../../src/core/index/fixtures/made-articles.ts'
import { launch } from './harness/launch.ts'
import { readManifest, unpacked } from './harness/package.ts'
import { newProfile } from './harness/program.ts'
import { type Site, serveSite } from './harness/site.ts'
import type { Browser, LaunchOptions } from './harness/types.ts'
import { until } from './harness/until.ts'
import { browserName, program } from './support/browser.ts'
import { expectNoOrphans, knows, lookUp, nextAlarm, ringAlarm, stored } from './support/device.ts'
import { LARGE_PAGE } from './support/large-records.ts'
import { openOptions, pickFiles, said, sourceRow, type } from './support/options-view.ts'
import { zipOf } from './support/packages.ts'
import { CDN, HOST, INDEX, Publisher, partial, type TestPart } from './support/publisher.ts'
import { FERRY, makeParts } from './support/rail-ferry.ts'

const MB = 1024 * 1024
/** Bytes that a download commits at once. */
const COMMIT = 4 * MB
/** Room for the large part, but not beside the filler. */
const LIMIT = 6 * MB
/** The disk counts as full when so little more finds no room: less than what is missing of the large part after its first commit. */
const ROOM = MB / 8

const profile = newProfile()
const dist = unpacked(zipOf('sample', browserName))
let site: Site
let browser: Browser
const publisher = new Publisher(() => site)
let ferry: TestPart
let large: TestPart
let id = ''

/** Starts the browser on the one profile. */
async function start(more: Partial<LaunchOptions>): Promise<void> {
  browser = await launch(browserName, {
    dist,
    site,
    program: program(),
    profile,
    grants: [`${HOST}/*`],
    ...more,
  })
}

beforeAll(async () => {
  // With this permission Chromium heeds no quota at all.
  const { permissions, ...manifest } = readManifest(dist) as { permissions?: readonly string[] }
  if (browserName === 'chromium')
    writeFileSync(
      join(dist, 'manifest.json'),
      JSON.stringify({
        ...manifest,
        permissions: permissions?.filter((name) => name !== 'unlimitedStorage'),
      }),
    )
  site = await serveSite({ [INDEX]: '', [`${CDN}/`]: '' })
  const parts = await makeParts()
  ferry = parts.ferry
  large = parts.large
  publisher.publish({ parts: [ferry], built: -9 })
  await start({})
  const options = await openOptions(browser, '#url')
  await type(options, '#add-url', INDEX)
  await options.click('#add-source form button')
  expect(await said(options, '#add-source')).toBe('Added.')
  id = (await sourceRow(options, 'the index', ({ name }) => name === 'Rail & Ferry')).id
  await options.close()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  for (const folder of [profile, dist]) rmSync(folder, { recursive: true, force: true })
})

const source = async () => (await stored(browser)).sources[id]

test('after a crash in the middle of a download the old index answers, and what had come is here', async () => {
  publisher.publish({ parts: [ferry, large], built: -8 })
  publisher.partFaults.set('large', partial(large.bytes, COMMIT + 1000, 'silence'))
  await ringAlarm(browser)
  await until('the first commit', async () => ((await source())?.received ?? 0) >= COMMIT)
  await browser.crash()
  await start({ storageLimit: LIMIT })
  expect(await lookUp(browser, FERRY)).toEqual({ rows: 1, errors: [] })
  expect((await source())?.parts).toEqual([{ hash: ferry.hash, size: ferry.bytes.length }])
  expect((await stored(browser)).files).toContain(`${large.hash}.part`)
})

test('a full disk leaves the old index, and the options page says so', async () => {
  expect(large.bytes.length - COMMIT).toBeGreaterThan(ROOM)
  await browser.extension.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    const put = async (name, bytes) => {
      const file = await (await root.getFileHandle(name, { create: true })).createWritable()
      await file.write(new Uint8Array(bytes))
      await file.close()
    }
    for (let bytes = ${MB}; bytes >= ${ROOM}; )
      await put('filler-' + Math.random(), bytes).catch(() => { bytes /= 2 })
  })()`)
  publisher.partFaults.clear()
  publisher.takeAsked()
  await ringAlarm(browser)
  const options = await openOptions(browser)
  const row = await sourceRow(options, 'the warning', (one) => one.id === id && one.warning !== null)
  expect(row.warning).toBe(
    'There is not enough room for this index. Free some, or remove another source. The last good index stays in use.',
  )
  expect(publisher.takeAsked()).toEqual(['index.json 200', `large from ${COMMIT}`])
  expect(await lookUp(browser, FERRY)).toEqual({ rows: 1, errors: ['storage-full'] })
  await options.close()
})

test('a picked file whose index finds no room is not added, says so, and leaves nothing', async () => {
  const { files } = await stored(browser)
  const options = await openOptions(browser, '#file')
  const text = madeRecords(3000).map((record) => `${JSON.stringify(asFields(record))}\n`)
  await pickFiles(options, '#add-source [type=file]', [{ name: 'harbour.ndjson', text: text.join('') }])
  const refusal = 'There is not enough room for this index. Free some, or remove another source.'
  await until('the refusal', async () => (await said(options, '#add-source')) === refusal)
  const after = await stored(browser)
  expect(Object.keys(after.sources).filter((name) => name.startsWith('file-'))).toEqual([])
  expect(after.files).toEqual(files)
  await options.close()
})

test('with room again only what found none is downloaded', async () => {
  await browser.extension.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    for await (const name of root.keys()) if (name.startsWith('filler')) await root.removeEntry(name)
  })()`)
  const options = await openOptions(browser)
  await options.click('tr.warn button')
  await sourceRow(options, 'the warning to go', (one) => one.id === id && one.warning === null)
  expect(publisher.takeAsked()).toEqual(['index.json 200', `large from ${COMMIT}`])
  expect(await knows(browser, LARGE_PAGE)).toBe(true)
  await expectNoOrphans(browser)
})

test('a packaged index that cannot come back for want of room holds up no other source', async () => {
  const [bundled] = (await stored(browser)).sources.bundled?.parts ?? []
  await browser.extension.evaluate(`(async () => {
    const root = await navigator.storage.getDirectory()
    await root.removeEntry('${bundled?.hash}.index')
    let name = 0
    for (const bytes of [1024 * 1024, 64 * 1024, 1024])
      try {
        for (;;) {
          const writable = await (await root.getFileHandle('filler' + name++, { create: true })).createWritable()
          await writable.write(new Uint8Array(bytes))
          await writable.close()
        }
      } catch (error) {
        if (error.name !== 'QuotaExceededError') throw error
      }
  })()`)
  publisher.takeAsked()
  await ringAlarm(browser)
  await until('the other source to be asked', () => publisher.asked.length > 0)
  expect(publisher.takeAsked()).toEqual(['index.json 304'])
  expect((await stored(browser)).sources.bundled?.error?.code).toBe('storage-full')
  expect(await nextAlarm(browser)).toBeGreaterThan(Date.now())
})
