/**
 * Cold look-ups in real browsers, with the background stopped before each: from a page's report to its badge, and from the
 * popup's opening to the story and the first paint of the list. Compared with one JSON file and a Map, one IndexedDB record per
 * article, and bare reads. Budgets: 3 rounds, 128 KiB, 10 ms p95 inside the index, at most 1.5 times that at any size; 100 ms to paint.
 */

import { openFile } from '../src/cli/file-source.ts'
import { openIndex } from '../src/core/index/reader.ts'
import type { Trace } from '../src/core/index/types.ts'
import type { BrowserName } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import type { BareQuestion } from './peers/bare.ts'
import type { PeerName } from './peers/build.ts'
import { measureBare, timesBare } from './support/asked.ts'
import { costsOf, newTrace } from './support/costs.ts'
import { installOnOptionsPage } from './support/install.ts'
import { type MadeUpIndex, madeUpIndex, type SamplePage } from './support/made-up-index.ts'
import { noteReads } from './support/noted-reads.ts'
import { BROWSERS, browserVersions, DIST } from './support/packages.ts'
import { withPeer } from './support/peer-world.ts'
import { backgroundMemory } from './support/process-memory.ts'
import { round, writeResult } from './support/result.ts'
import {
  type BadgeSample,
  badgeSample,
  type PopupSample,
  popupSample,
  type Summary,
  summary,
} from './support/samples.ts'
import { sizesUpTo } from './support/sizes.ts'
import { publish, startWorld, type World } from './support/world.ts'

const SAMPLES = 50
/** The peers are not measured at larger sizes: their first answer takes seconds. */
const MOST_PEER = 100_000

/** The JSON peer with 100,000 articles: an answer takes seconds, and Firefox frees the parsed data late (9 GB in fifty answers). */
const SAMPLES_OF_SECONDS = 10

/** Pages spread evenly over the index's time span. */
const some = ({ pages }: MadeUpIndex, samples = SAMPLES): SamplePage[] =>
  Array.from({ length: samples }, (_, i) => pages[Math.floor((i * pages.length) / samples)]).filter(
    (page) => page !== undefined,
  )

type Measured = {
  readonly badge: Summary<BadgeSample>
  readonly popup: Summary<PopupSample>
  /** Private memory of the extension's process after one look-up, with the background running. */
  readonly memoryMegabytes: number
}

async function sampleAll({ browser }: World, pages: readonly SamplePage[]): Promise<Measured> {
  const badges: BadgeSample[] = []
  const popups: PopupSample[] = []
  const page = await browser.open('about:blank')
  // Measured separately: in Chromium, popup and background share a process, which is busy for a while after a popup closes.
  for (const { url } of pages) {
    await page.goto(url)
    badges.push(await badgeSample(browser, page))
  }
  for (const { url } of pages) {
    await page.goto(url)
    popups.push(await popupSample(browser, page))
  }
  await page.goto(pages[0]?.url ?? '')
  await until('the badge', async () => (await page.badge()) !== '')
  const memoryMegabytes = round((await backgroundMemory(browser)) / 1e6, 1)
  return { badge: summary(badges), popup: summary(popups), memoryMegabytes }
}

async function measureOurs(name: BrowserName, index: MadeUpIndex): Promise<Measured> {
  const pages = some(index)
  const world = await startWorld(name, DIST[name], pages)
  try {
    await installOnOptionsPage(world.browser, publish(world.site, index))
    return await sampleAll(world, pages)
  } finally {
    await world.close()
  }
}

function measurePeer(name: BrowserName, peer: PeerName, index: MadeUpIndex): Promise<object> {
  const samples = peer === 'json' && index.articles > 1000 ? SAMPLES_OF_SECONDS : SAMPLES
  const pages = some(index, samples)
  return withPeer(name, peer, index, pages, async (world, seconds) => ({
    samples,
    installSeconds: round(seconds, 1),
    ...(await sampleAll(world, pages)),
  }))
}

/** The reads of one look-up in an opened file, with the same code and file as in the browsers, in Node. */
async function readsOf(index: MadeUpIndex): Promise<{ cost: object; questions: BareQuestion[] }> {
  const source = await openFile(index.path)
  const { states } = await openIndex([source])
  const traces: Trace[] = []
  const questions: BareQuestion[] = []
  for (const { url } of some(index)) {
    const trace = newTrace()
    const noted = noteReads(source, trace)
    const fresh = await openIndex([noted.source], states)
    const match = await fresh.find({ url }, trace)
    if (!match) throw new Error(`${url} is not in the index`)
    await fresh.story(match, trace)
    traces.push(trace)
    questions.push(noted.rounds)
  }
  await source.close()
  return { cost: { budget: { rounds: 3, bytes: 131_072 }, ...costsOf(traces) }, questions }
}

/** How many times as long the largest index takes as the smallest. */
function growth(results: readonly Measured[]): object {
  const [small, large] = [results[0]?.badge.lookUp, results.at(-1)?.badge.lookUp]
  const times = (of: 'p50' | 'p95') => round((large?.[of] ?? Number.NaN) / (small?.[of] ?? Number.NaN))
  return { p50: times('p50'), p95: times('p95'), budget: 1.5 }
}

const sizes = sizesUpTo()
const ours = { chromium: [] as Measured[], firefox: [] as Measured[] }
const measured: object[] = []
for (const size of sizes) {
  const index = madeUpIndex(size)
  const { cost, questions } = await readsOf(index)
  for (const browser of BROWSERS) {
    const secondSource = await measureOurs(browser, index)
    const bareReads = await measureBare(browser, index, questions)
    ours[browser].push(secondSource)
    const peers =
      size > MOST_PEER
        ? {}
        : {
            jsonAndMap: await measurePeer(browser, 'json', index),
            indexedDb: await measurePeer(browser, 'idb', index),
          }
    measured.push({
      articles: index.articles,
      browser,
      secondSource,
      bareReads,
      lookUpTimesBare: timesBare(secondSource.badge.lookUp, bareReads),
      ...peers,
    })
    console.log(JSON.stringify(measured.at(-1)))
  }
  measured.push({ articles: index.articles, reads: cost })
}
writeResult(
  'cold',
  `milliseconds, p50 and p95 of ${SAMPLES}, background stopped before each`,
  {
    measured,
    lookUpGrows: Object.fromEntries(BROWSERS.map((browser) => [browser, growth(ours[browser])])),
  },
  browserVersions(),
)
