/**
 * Near matches by headline, cold, in the real background: the question a popup asks of it, the background stopped before
 * each. Budgets at 100,000 articles: dated 5 rounds, 512 KB, 30 ms p95; undated 1 MB, 80 ms p95.
 */
import { openFile } from '../src/cli/file-source.ts'
import { openIndex } from '../src/core/index/reader.ts'
import type { Trace } from '../src/core/index/types.ts'
import type { NearPage } from '../src/core/story/types.ts'
import type { BrowserName } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import { costsOf, newTrace } from './support/costs.ts'
import { installOnOptionsPage } from './support/install.ts'
import { type MadeUpIndex, madeUpIndex } from './support/made-up-index.ts'
import { browserVersions, DIST } from './support/packages.ts'
import { round, writeResult } from './support/result.ts'
import { summary } from './support/samples.ts'
import { MOST } from './support/sizes.ts'
import { backgroundEntries, entryNamed } from './support/timeline.ts'
import { publish, startWorld, type World } from './support/world.ts'

const SAMPLES = 50
const SIZE = Math.min(100_000, MOST)
const BUDGET = {
  dated: { rounds: 5, bytes: 512_000, p95: 30 },
  undated: { rounds: null, bytes: 1_000_000, p95: 80 },
}
type Kind = keyof typeof BUDGET

/** Pages of an outlet that no index has, told like articles of this one, with their time or without. */
function questions({ pages }: MadeUpIndex, kind: Kind): NearPage[] {
  return Array.from({ length: SAMPLES }, (_, i) => {
    const {
      title = '',
      excerpt = '',
      time = null,
    } = pages[Math.floor(((i + 0.5) * pages.length) / SAMPLES)] ?? {}
    return { title, excerpt, time: kind === 'dated' ? time : null, provider: 'elsewhere.example' }
  })
}

/** `index`: milliseconds inside the index; `answered`: until the asking page has the answer, the background's start included. */
async function sample({ browser }: World, page: NearPage): Promise<{ index: number; answered: number }> {
  await browser.stopBackground()
  const message = JSON.stringify({ type: 'popupToWorkerNearMatches', body: page })
  const ask = `(async () => {
    const start = performance.now()
    const { ok, error } = await (globalThis.browser ?? chrome).runtime.sendMessage(${message})
    return { ok, error, answered: performance.now() - start }
  })()`
  const { ok, answered } = await browser.extension.evaluate<{ ok: boolean; answered: number }>(ask)
  if (!ok) throw new Error('the background answered with an error')
  const entries = await until('the measure', async () => {
    const all = await backgroundEntries(browser)
    return all.some(({ name }) => name === 'near') ? all : null
  })
  return { index: entryNamed(entries, 'near').duration, answered }
}

async function measure(name: BrowserName, index: MadeUpIndex): Promise<object> {
  const world = await startWorld(name, DIST[name])
  try {
    await installOnOptionsPage(world.browser, publish(world.site, index))
    const samples: Record<Kind, { index: number; answered: number }[]> = { dated: [], undated: [] }
    for (const kind of ['dated', 'undated'] as const)
      for (const page of questions(index, kind)) samples[kind].push(await sample(world, page))
    return { dated: summary(samples.dated), undated: summary(samples.undated) }
  } finally {
    await world.close()
  }
}

/** The same questions of the same file in Node, as a popup asks them, counted. */
async function cost(index: MadeUpIndex, kind: Kind): Promise<object> {
  const source = await openFile(index.path)
  const { states } = await openIndex([source])
  const traces: Trace[] = []
  let shown = 0
  for (const page of questions(index, kind)) {
    const trace = newTrace()
    const answer = await (await openIndex([source], states)).near(page, { shownOnly: true }, trace)
    shown += answer.shown
    traces.push(trace)
  }
  await source.close()
  return { ...costsOf(traces), rowsShown: round(shown / SAMPLES, 1) }
}

const index = madeUpIndex(SIZE)
writeResult(
  'near',
  `near matches at ${SIZE} articles: milliseconds, p50 and p95 of ${SAMPLES}, background stopped before each`,
  {
    budget: BUDGET,
    reads: { dated: await cost(index, 'dated'), undated: await cost(index, 'undated') },
    chromium: await measure('chromium', index),
    firefox: await measure('firefox', index),
  },
  browserVersions(),
)
