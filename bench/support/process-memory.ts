/** Memory of the process that runs an extension's background. Linux only: read from /proc. */
import { readFileSync } from 'node:fs'
import { Chromium } from '../../test/e2e/harness/chromium/chromium.ts'
import { Firefox } from '../../test/e2e/harness/firefox/firefox.ts'
import type { Browser } from '../../test/e2e/harness/types.ts'

/** Ids of the processes that run extensions. */
async function extensionProcesses(browser: Browser): Promise<number[]> {
  if (browser instanceof Chromium) {
    const { processInfo } = await browser.rpc.send('SystemInfo.getProcessInfo')
    const all = processInfo as readonly { id: number }[] // the protocol's own shape
    return all
      .map(({ id }) => id)
      .filter((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'))
  }
  if (!(browser instanceof Firefox)) throw new Error(`no processes of ${browser.name} are known`)
  return browser.bidi.inBrowser(async () => {
    const { children } = await ChromeUtils.requestProcInfo()
    return children.filter(({ type }) => type === 'extension').map(({ pid }) => pid)
  })
}

/** Private bytes of those processes, without memory that is shared with other processes. */
export async function backgroundMemory(browser: Browser): Promise<number> {
  const sizes = (await extensionProcesses(browser)).map((id) => {
    const lines = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').matchAll(
      /^Private_(?:Clean|Dirty): +(\d+) kB$/gm,
    )
    return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0)
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The largest of readings every 100 ms while `work` runs. */
export async function peakMemory<T>(
  browser: Browser,
  work: () => Promise<T>,
): Promise<{ value: T; peak: number }> {
  let peak = 0
  let running = true
  const watching = (async () => {
    while (running) {
      peak = Math.max(peak, await backgroundMemory(browser).catch(() => 0))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  const value = await work().finally(() => {
    running = false
  })
  await watching
  return { value, peak }
}
