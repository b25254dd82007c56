/**
 * Cold look-ups in the real browsers, the background stopped before each: from a page's report to its badge, and from the
 * popup's opening to the story and to the list's first paint; beside one JSON file with a Map and one IndexedDB record an
 * article. Budgets: 3 rounds, 128 KiB, 10 ms p95 inside the index, the same within 1.5 times at every size; 100 ms to paint.
 */

import { openFile } from '../src/cli/file-source.ts'
import { openIndex } from '../src/core/index/reader.ts'
import type { BrowserName } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import { buildPeer, type PeerName } from './peers/build.ts'
import { installOnOptionsPage } from './support/install.ts'
import { type MadeUpIndex, madeUpIndex, type SamplePage } from './support/made-up-index.ts'
import { DIST } from './support/packages.ts'
import { peerLines } from './support/peer-lines.ts'
import { mean, quantile, round, writeResult } from './support/result.ts'
import { type BadgeSample, badgeSample, type PopupSample, popupSample, summary } from './support/samples.ts'
import { sizesUpTo } from './support/sizes.ts'
import { fileBody, HOST, publish, startWorld, type World } from './support/world.ts'

const SAMPLES = 20
/** Larger ones are no match: the peers' first answer takes seconds. */
const MOST_PEER = 100_000

/** Pages evenly over the index's time. */
const some = ({ pages }: MadeUpIndex): SamplePage[] =>
  Array.from({ length: SAMPLES }, (_, i) => pages[Math.floor((i * pages.length) / SAMPLES)]).filter(
    (page) => page !== undefined,
  )

async function sampleAll({ browser }: World, pages: readonly SamplePage[]): Promise<object> {
  const badges: BadgeSample[] = []
  const popups: PopupSample[] = []
  const page = await browser.open('about:blank')
  for (const { url } of pages) {
    await page.goto(url)
    badges.push(await badgeSample(browser, page))
    popups.push(await popupSample(browser, page))
  }
  return { badge: summary(badges), popup: summary(popups) }
}

async function measureOurs(name: BrowserName, index: MadeUpIndex): Promise<object> {
  const pages = some(index)
  const world = await startWorld(name, DIST[name], pages)
  try {
    await installOnOptionsPage(world.browser, publish(world.site, index))
    return await sampleAll(world, pages)
  } finally {
    await world.close()
  }
}

async function measurePeer(name: BrowserName, peer: PeerName, index: MadeUpIndex): Promise<object> {
  const pages = some(index)
  const lines = await peerLines(index)
  const world = await startWorld(name, await buildPeer(name, peer), pages)
  const { browser, site } = world
  try {
    const address = `https://${HOST}/articles.ndjson`
    site.put(address, fileBody(lines))
    const page = await browser.open(browser.extensionUrl('page.html'))
    await page.evaluate(
      `void installFrom('${address}').then((seconds) => { globalThis.installed = seconds })`,
    )
    const installSeconds = await until(
      'the articles',
      () => page.evaluate<number>('globalThis.installed'),
      600_000,
    )
    await page.close()
    return { installSeconds: round(installSeconds, 1), ...(await sampleAll(world, pages)) }
  } finally {
    await world.close()
  }
}

/** What one look-up reads, the file opened before: the same code and file as in the browsers, counted in Node. */
async function cost(index: MadeUpIndex): Promise<object> {
  const source = await openFile(index.path)
  const { states } = await openIndex([source])
  const traces: { rounds: number; reads: number; bytes: number }[] = []
  for (const { url } of some(index)) {
    const trace = { rounds: 0, reads: 0, bytes: 0 }
    const fresh = await openIndex([source], states)
    const match = await fresh.find({ url }, trace)
    if (!match) throw new Error(`${url} is not in the index`)
    await fresh.story(match, trace)
    traces.push(trace)
  }
  await source.close()
  const of = (name: 'rounds' | 'reads' | 'bytes') => {
    const values = traces.map((trace) => trace[name])
    return { mean: round(mean(values), 1), p95: quantile(values, 0.95), most: Math.max(...values) }
  }
  return {
    budget: { rounds: 3, bytes: 131_072 },
    rounds: of('rounds'),
    reads: of('reads'),
    bytes: of('bytes'),
  }
}

const measured: object[] = []
for (const size of sizesUpTo()) {
  const index = madeUpIndex(size)
  for (const browser of ['chromium', 'firefox'] as const) {
    const peers =
      size > MOST_PEER
        ? {}
        : {
            jsonAndMap: await measurePeer(browser, 'json', index),
            indexedDb: await measurePeer(browser, 'idb', index),
          }
    measured.push({ articles: size, browser, secondSource: await measureOurs(browser, index), ...peers })
  }
  measured.push({ articles: size, reads: await cost(index) })
}
writeResult('cold', `milliseconds, p50 and p95 of ${SAMPLES}, background stopped before each`, { measured })
