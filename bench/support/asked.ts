/** Cold samples of queries that an extension page sends to the background, which is stopped before each. */
import type { Browser, BrowserName } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import type { BareQuestion } from '../peers/bare.ts'
import type { MadeUpIndex } from './made-up-index.ts'
import { withPeer } from './peer-world.ts'
import { round } from './result.ts'
import { type Summary, summary } from './samples.ts'
import { backgroundEntries, type Entry, entryNamed } from './timeline.ts'

/** `entries` and `last` are the background's. `answered`: milliseconds until the page has the answer, including the background's start. */
export async function askCold(
  browser: Browser,
  message: object,
  last: string,
): Promise<{ entries: readonly Entry[]; answered: number }> {
  await browser.stopBackground()
  const { ok, answered } = await browser.extension.evaluate(async (question) => {
    const start = performance.now()
    const reply: { ok: boolean } = await chrome.runtime.sendMessage(question)
    return { ok: reply.ok, answered: performance.now() - start }
  }, message)
  if (!ok) throw new Error('the background answered with an error')
  const entries = await until('the measure', async () => {
    const all = await backgroundEntries(browser)
    return all.some(({ name }) => name === last) ? all : null
  })
  return { entries, answered }
}

/** `reads`: from the query to the last byte; `opening`: the part of that until the file is open. */
type BareSample = { readonly opening: number; readonly reads: number; readonly answered: number }

/** The same reads of the same file by an extension that does nothing else. */
export const measureBare = (
  name: BrowserName,
  index: MadeUpIndex,
  questions: readonly BareQuestion[],
): Promise<Summary<BareSample>> =>
  withPeer(name, 'bare', index, [], async ({ browser }) => {
    const samples: BareSample[] = []
    for (const question of questions) {
      const { entries, answered } = await askCold(browser, question, 'reads')
      const [opening, reads] = [entryNamed(entries, 'opening'), entryNamed(entries, 'reads')]
      samples.push({ opening: opening.duration, reads: reads.duration, answered })
    }
    return summary(samples)
  })

type Quantiles = { readonly p50: number; readonly p95: number }

/** Our time as a multiple of the bare reads' time. */
export const timesBare = (ours: Quantiles, { reads }: Summary<BareSample>): Quantiles => ({
  p50: round(ours.p50 / reads.p50),
  p95: round(ours.p95 / reads.p95),
})
