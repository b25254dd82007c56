/** A published index is added by its address and refreshed. Whatever the publisher does wrong, the last good index stays in use. */
import { expect, test } from 'vitest'
import { expectBadge } from '../support/browser.ts'
import { knows } from '../support/device.ts'
import { readPopup } from '../support/popup-view.ts'
import { HOST } from '../support/publisher.ts'
import { ELSEWHERE, FAULTS } from '../support/publisher-faults.ts'
import { FERRY, makeParts, RAIL, TRAM, UNKNOWN } from '../support/rail-ferry.ts'
import { hashesOf, PublishedIndex, useSources } from './setup.ts'

const world = useSources()
const parts = await makeParts()
const index = new PublishedIndex(world)
const { publisher } = index

test('an index is added by the address of its folder', async () => {
  publisher.publish({ parts: [parts.ferry, parts.many], built: -9 })
  expect(await index.add(`${HOST}/`)).toMatchObject({ articles: '82', warning: null })
  expect(publisher.takeAsked()).toEqual(['index.json 200', 'ferry', 'many'])
  expect(await index.inUse()).toEqual(hashesOf(parts.ferry, parts.many))
})

test('its pages are known, and no look-up makes a request to the publisher', async () => {
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

test('an unchanged index is requested with its ETag, and nothing is downloaded', async () => {
  expect(await index.refresh()).toEqual(['index.json 304'])
})

test('a changed index downloads only its new parts, and old parts are deleted', async () => {
  publisher.publish({ parts: [parts.ferry, parts.many, parts.rail], built: -8 })
  expect(await index.refresh()).toEqual(['index.json 200', 'rail'])
  expect(await knows(world.browser, RAIL)).toBe(true)
  publisher.publish({ parts: [parts.ferry, parts.many, parts.tram], built: -7 })
  expect(await index.refresh()).toEqual(['index.json 200', 'tram'])
  expect(await index.inUse()).toEqual(hashesOf(parts.ferry, parts.many, parts.tram))
  expect(await knows(world.browser, RAIL)).toBe(false)
  expect(await knows(world.browser, TRAM)).toBe(true)
})

test.each(FAULTS)(
  'when the publisher %s, the last good index stays in use, and the options page says so',
  async (_what, fault, says) => {
    const before = await index.inUse()
    const { ferry, many, rail, tram } = parts
    publisher.publish({ parts: fault.shrunk ? [ferry] : [ferry, many, rail], built: fault.built ?? -6 })
    publisher.fault = fault.index ?? null
    if (fault.part) publisher.partFaults.set('rail', fault.part(rail))
    if (fault.elsewhere) world.site.put(ELSEWHERE, fault.elsewhere)
    await index.refresh()
    const row = await index.row('the warning', ({ warning }) => warning !== null)
    expect(row.warning).toContain(says)
    expect(row.articles).toBe('84')
    expect(await index.inUse()).toEqual(before)
    expect(await knows(world.browser, TRAM)).toBe(true)
    publisher.fault = null
    publisher.partFaults.clear()
    publisher.publish({ parts: [ferry, many, tram], built: -7 })
    await index.refresh()
    await index.row('the warning to go', ({ warning }) => warning === null)
  },
)

test('an index that names the parts it replaces may be smaller', async () => {
  const replaces = hashesOf(parts.many, parts.tram)
  publisher.publish({ parts: [parts.ferry], built: -5, replaces })
  expect(await index.refresh()).toEqual(['index.json 200'])
  expect(await index.inUse()).toEqual(hashesOf(parts.ferry))
})

type Reply = {
  readonly value: {
    readonly groups: readonly { readonly story: { readonly rows: readonly { readonly quality: number }[] } }[]
    readonly sources: readonly { readonly error: object | null }[]
  }
}

/** Runs on the extension page: asks for a page again and again until a `stop` event, and keeps the answers in the document. */
const startLookUps = (url: string): void => {
  const message = { type: 'popupToWorkerLookUp', body: { url } }
  const answers: unknown[] = []
  let isStopped = false
  addEventListener('stop', () => {
    isStopped = true
    document.documentElement.dataset.answers = JSON.stringify(answers)
  })
  const ask = async () => {
    while (!isStopped) {
      const { value }: Reply = await chrome.runtime.sendMessage(message)
      const quality = value.groups[0]?.story.rows[0]?.quality ?? null
      answers.push([quality, ...value.sources.map(({ error }) => error)])
    }
  }
  void ask()
}

/** Runs on the extension page. Each answer is the score of the first row, then the error of each source. */
const stopLookUps = (): (readonly unknown[])[] => {
  dispatchEvent(new Event('stop'))
  return JSON.parse(document.documentElement.dataset.answers ?? '[]')
}

test('no look-up is wrong while the index is replaced repeatedly', async () => {
  await world.browser.extension.evaluate(startLookUps, FERRY)
  for (let n = 0; n < 6; n++) {
    publisher.publish({ parts: [n % 2 ? parts.ferry : parts.ferryToo], built: -4 + n / 10 })
    await index.refresh()
  }
  const given = await world.browser.extension.evaluate(stopLookUps)
  expect(given.length).toBeGreaterThan(6)
  for (const [quality, ...errors] of given) {
    expect(errors).toEqual([null, null])
    expect([51, 71]).toContain(quality)
  }
})
