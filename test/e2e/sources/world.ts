/** One browser for the tests of sources; one publisher and one options page for those of published indexes, which follow on each other. */
import { expect } from 'vitest'
import type { Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { useBrowser } from '../support/browser.ts'
import { expectNoOrphans, stored } from '../support/device.ts'
import { openOptions, type ShownSource, said, sourceRow, type } from '../support/options-view.ts'
import { articlePage } from '../support/pages.ts'
import { CDN, INDEX, Publisher, type TestPart } from '../support/publisher.ts'
import { ELSEWHERE } from '../support/publisher-faults.ts'
import { FERRY, makeParts, type Parts, UNKNOWN } from '../support/rail-ferry.ts'

export const world = useBrowser({
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
export const publisher = new Publisher(() => world.site)
export let options: Page
export let id = ''

export const parts: Parts = await makeParts()

/** Pastes an address into the options page and adds what is there, as a reader does; gives its row. */
export async function addIndex(address: string): Promise<ShownSource> {
  options = await openOptions(world.browser, '#url')
  await type(options, '#add-url', address)
  await options.click('#add-source form button')
  expect(await said(options, '#add-source')).toBe('Added.')
  const row = await sourceRow(options, 'the index', ({ name }) => name === 'Rail & Ferry')
  id = row.id
  return row
}

/** Presses the source's refresh button, waits for the outcome, and gives what was asked of the publisher. */
export async function pressRefresh(): Promise<readonly string[]> {
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

export const hashesOf = (...wanted: readonly TestPart[]) => wanted.map(({ hash }) => hash).sort()

/** The parts in force; nothing else lies on the device but what sources use. */
export async function inForce(): Promise<readonly string[]> {
  await expectNoOrphans(world.browser)
  return ((await stored(world.browser)).sources[id]?.parts ?? []).map(({ hash }) => hash).sort()
}
