/**
 * Near matches by headline in the real background, sent as a popup's query, with the background stopped before each; compared
 * with bare reads. Budgets at 100,000 articles: dated 5 rounds, 512 KB, 30 ms p95; undated 1 MB, 50 ms p95.
 */
import { openFile } from '../src/cli/file-source.ts'
import { openIndex } from '../src/core/index/reader.ts'
import type { Trace } from '../src/core/index/types.ts'
import type { NearPage } from '../src/core/terms/near.ts'
import type { BrowserName } from '../test/e2e/harness/types.ts'
import type { BareQuestion } from './peers/bare.ts'
import { askCold, measureBare, timesBare } from './support/asked.ts'
import { costsOf, newTrace } from './support/costs.ts'
import { installOnOptionsPage } from './support/install.ts'
import { type MadeUpIndex, madeUpIndex } from './support/made-up-index.ts'
import { noteReads } from './support/noted-reads.ts'
import { browserVersions, DIST } from './support/packages.ts'
import { round, writeResult } from './support/result.ts'
import { type Summary, summary } from './support/samples.ts'
import { MOST } from './support/sizes.ts'
import { entryNamed } from './support/timeline.ts'
import { publish, startWorld, type World } from './support/world.ts'

const SAMPLES = 50
const SIZE = Math.min(100_000, MOST)
const BUDGET = {
  dated: { rounds: 5, bytes: 512_000, p95: 30 },
  undated: { rounds: null, bytes: 1_000_000, p95: 50 },
}
type Kind = keyof typeof BUDGET
const KINDS = ['dated', 'undated'] as const

/** Pages of an outlet that is in no index, with the same texts as articles of this one; dated and undated. */
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

type Sample = {
  /** Milliseconds inside the index. */
  readonly index: number
  /** Until the page has the answer, including the start of the background. */
  readonly answered: number
}

async function sample({ browser }: World, page: NearPage): Promise<Sample> {
  const message = { type: 'popupToWorkerNearMatches', body: page }
  const { entries, answered } = await askCold(browser, message, 'near')
  return { index: entryNamed(entries, 'near').duration, answered }
}

async function measureOurs(name: BrowserName, index: MadeUpIndex): Promise<Record<Kind, Summary<Sample>>> {
  const world = await startWorld(name, DIST[name])
  try {
    await installOnOptionsPage(world.browser, publish(world.site, index))
    const samples: Record<Kind, Sample[]> = { dated: [], undated: [] }
    for (const kind of KINDS)
      for (const page of questions(index, kind)) samples[kind].push(await sample(world, page))
    return { dated: summary(samples.dated), undated: summary(samples.undated) }
  } finally {
    await world.close()
  }
}

/** The reads of the same queries in the same file, in Node. */
async function readsOf(index: MadeUpIndex, kind: Kind): Promise<{ cost: object; questions: BareQuestion[] }> {
  const source = await openFile(index.path)
  const { states } = await openIndex([source])
  const traces: Trace[] = []
  const asked: BareQuestion[] = []
  let shown = 0
  for (const page of questions(index, kind)) {
    const trace = newTrace()
    const noted = noteReads(source, trace)
    const answer = await (await openIndex([noted.source], states)).near(page, { shownOnly: true }, trace)
    shown += answer.shown
    traces.push(trace)
    asked.push(noted.rounds)
  }
  await source.close()
  return { cost: { ...costsOf(traces), rowsShown: round(shown / SAMPLES, 1) }, questions: asked }
}

const index = madeUpIndex(SIZE)
const reads = { dated: await readsOf(index, 'dated'), undated: await readsOf(index, 'undated') }

async function measure(name: BrowserName): Promise<object> {
  const ours = await measureOurs(name, index)
  const bare = await measureBare(name, index, reads.dated.questions)
  return { ...ours, datedBareReads: bare, datedTimesBare: timesBare(ours.dated.index, bare) }
}

writeResult(
  'near',
  `near matches at ${SIZE} articles: milliseconds, p50 and p95 of ${SAMPLES}, background stopped before each`,
  {
    budget: BUDGET,
    reads: { dated: reads.dated.cost, undated: reads.undated.cost },
    chromium: await measure('chromium'),
    firefox: await measure('firefox'),
  },
  browserVersions(),
)
