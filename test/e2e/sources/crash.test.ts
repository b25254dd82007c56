/** The browser crashes and the disk fills up while an index is updated: the last good index answers, and nothing is lost. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asFields } from '../../../src/core/index/fixtures/as-fields.ts'
import { madeRecords } from '../../../src/core/index/fixtures/made-articles.ts'
import { type Manifest, packageFolder, readManifest } from '../harness/package.ts'
import { newProfile } from '../harness/program.ts'
import { type Site, serveSite } from '../harness/site.ts'
import type { Browser, LaunchOptions } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { browserName, start } from '../support/browser.ts'
import { expectNoOrphans, knows, lookUp, loseFile, nextAlarm, ringAlarm, stored } from '../support/device.ts'
import { LARGE_PAGE } from '../support/large-records.ts'
import { openOptions, pickFiles, said, sourceRow, submitIndex } from '../support/options-view.ts'
import { zipOf } from '../support/packages.ts'
import { CDN, HOST, INDEX, Publisher, partial } from '../support/publisher.ts'
import { FERRY, makeParts } from '../support/rail-ferry.ts'

const MB = 1024 * 1024
/** Bytes between two commits of a download. */
const COMMIT = 4 * MB
/** Room for the large part, but not together with the filler. */
const LIMIT = 6 * MB
/** The disk counts as full when so many bytes do not fit: fewer than the large part needs after its first commit. */
const ROOM = MB / 8

const profile = newProfile()
const folder = packageFolder(zipOf('sample', browserName))
let site: Site
let browser: Browser
const publisher = new Publisher(() => site)
const { ferry, large } = await makeParts()
let id = ''

/** Starts the browser with the profile of the file. */
async function restart(more: Partial<LaunchOptions>): Promise<void> {
  browser = await start({ dist: folder.path, site, profile, grants: [`${HOST}/*`], ...more })
}

beforeAll(async () => {
  // With `unlimitedStorage` Chromium applies no quota.
  const manifest: Manifest & { permissions?: readonly string[] } = readManifest(folder.path)
  if (browserName === 'chromium')
    writeFileSync(
      join(folder.path, 'manifest.json'),
      JSON.stringify({
        ...manifest,
        permissions: manifest.permissions?.filter((name) => name !== 'unlimitedStorage'),
      }),
    )
  site = await serveSite({ [INDEX]: '', [`${CDN}/`]: '' })
  publisher.publish({ parts: [ferry], built: -9 })
  await restart({})
  const options = await openOptions(browser, '#url')
  await submitIndex(options, INDEX)
  expect(await said(options, '#add-source')).toBe('Added.')
  id = (await sourceRow(options, 'the index', ({ name }) => name === 'Rail & Ferry')).id
  await options.close()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  folder.remove()
  rmSync(profile, { recursive: true, force: true })
})

/** Stores files until another one of `room` bytes fails. */
const fillDisk = (room: number) =>
  browser.extension.evaluate(
    async (start, least) => {
      const root = await navigator.storage.getDirectory()
      const put = async (size: number) => {
        const handle = await root.getFileHandle(`filler-${Math.random()}`, { create: true })
        const file = await handle.createWritable()
        await file.write(new Uint8Array(size))
        await file.close()
      }
      for (let size = start; size >= least; )
        await put(size).catch((error: unknown) => {
          if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error
          size /= 2
        })
    },
    MB,
    room,
  )

const source = async () => (await stored(browser)).sources[id]

test('after a crash in a download the old index answers, and the downloaded bytes are there', async () => {
  publisher.publish({ parts: [ferry, large], built: -8 })
  publisher.partFaults.set('large', partial(large.bytes, COMMIT + 1000, 'silence'))
  await ringAlarm(browser)
  await until('the first commit', async () => ((await source())?.received ?? 0) >= COMMIT)
  await browser.crash()
  await restart({ storageLimit: LIMIT })
  expect(await lookUp(browser, FERRY)).toEqual({ rows: 1, errors: [] })
  expect((await source())?.parts).toEqual([{ hash: ferry.hash, size: ferry.bytes.length }])
  expect((await stored(browser)).files).toContain(`${large.hash}.part`)
})

test('a full disk keeps the old index, and the options page says so', async () => {
  expect(large.bytes.length - COMMIT).toBeGreaterThan(ROOM)
  await fillDisk(ROOM)
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

test('a picked file whose index does not fit is not added, says so, and leaves no file', async () => {
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

test('with free space again only the missing bytes are downloaded', async () => {
  await browser.extension.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    for await (const name of root.keys()) if (name.startsWith('filler')) await root.removeEntry(name)
  })
  const options = await openOptions(browser)
  await options.click('tr.warn button')
  await sourceRow(options, 'the warning to go', (one) => one.id === id && one.warning === null)
  expect(publisher.takeAsked()).toEqual(['index.json 200', `large from ${COMMIT}`])
  expect(await knows(browser, LARGE_PAGE)).toBe(true)
  await expectNoOrphans(browser)
})

test('a packaged index that does not fit does not delay other sources', async () => {
  const [bundled] = (await stored(browser)).sources.bundled?.parts ?? []
  await loseFile(browser, bundled?.hash ?? '')
  await fillDisk(1024)
  publisher.takeAsked()
  await ringAlarm(browser)
  await until('the other source to be asked', () => publisher.asked.length > 0)
  expect(publisher.takeAsked()).toEqual(['index.json 304'])
  expect((await stored(browser)).sources.bundled?.error?.code).toBe('storage-full')
  expect(await nextAlarm(browser)).toBeGreaterThan(Date.now())
})
