/** A published index: added by its address, kept fresh, broken in every way. The index before stays in force. */
import { expect, test } from 'vitest'
import { API } from '../harness/api.ts'
import { expectBadge } from '../support/browser.ts'
import { knows } from '../support/device.ts'
import { sourceRow } from '../support/options-view.ts'
import { readPopup } from '../support/popup-view.ts'
import { HOST } from '../support/publisher.ts'
import { ELSEWHERE, FAULTS } from '../support/publisher-faults.ts'
import { FERRY, RAIL, TRAM, UNKNOWN } from '../support/rail-ferry.ts'
import { addIndex, hashesOf, id, inForce, options, parts, pressRefresh, publisher, world } from './world.ts'

test('an index is added by pasting the address of its folder', async () => {
  publisher.publish({ parts: [parts.ferry, parts.many], built: -9 })
  expect(await addIndex(`${HOST}/`)).toMatchObject({ articles: '82', warning: null })
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
      const { value } = await ${API}.runtime.sendMessage(message)
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
