/** Reads the extension's performance timelines after each sample. */
import { Chromium } from '../../test/e2e/harness/chromium/chromium.ts'
import { Session } from '../../test/e2e/harness/chromium/session.ts'
import type { Browser, Evaluates } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'

/** Milliseconds; `start` is since 1970, so that processes can be compared. */
export type Entry = { readonly name: string; readonly start: number; readonly duration: number }

export const entriesOf = (page: Evaluates): Promise<readonly Entry[]> =>
  page.evaluate(() =>
    performance.getEntries().map(({ name, startTime, duration }) => ({
      name,
      start: performance.timeOrigin + startTime,
      duration,
    })),
  )

/** Attaches to Chromium's running service worker. The session ends with the worker. */
export async function workerSession(browser: Chromium): Promise<Session> {
  const own = browser.extensionUrl('')
  const worker = await until('the worker', async () =>
    (await browser.targets()).find(({ type, url }) => type === 'service_worker' && url.startsWith(own)),
  )
  return Session.attach(browser.rpc, worker.targetId)
}

/** The performance entries of the running background. */
export async function backgroundEntries(browser: Browser): Promise<readonly Entry[]> {
  if (browser instanceof Chromium) return entriesOf(await workerSession(browser))
  return browser.extension.evaluate(async () => {
    const page: Window | undefined = await chrome.runtime.getBackgroundPage()
    if (page === undefined) throw new Error('the background does not run')
    return page.performance.getEntries().map(({ name, startTime, duration }) => ({
      name,
      start: page.performance.timeOrigin + startTime,
      duration,
    }))
  })
}

/** The longest entry of that name: several indexes are queried in parallel, and the answer waits for the slowest. */
export function entryNamed(entries: readonly Entry[], name: string): Entry {
  const [longest] = entries.filter((entry) => entry.name === name).toSorted((a, b) => b.duration - a.duration)
  if (!longest) throw new Error(`no "${name}" among ${entries.map((entry) => entry.name).join(', ')}`)
  return longest
}
