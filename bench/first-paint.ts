/**
 * First paint of the popup's list, in the real browsers: the worker stopped, a new popup each time, nothing of the index in
 * memory. From the start of the popup's navigation to the browser's first contentful paint, which is the list: nothing is
 * painted before it. Beside it, the same browser's first paint of a packaged page of text without any script.
 */
import { findBrowser } from '../scripts/setup/browsers.mjs'
import { launch } from '../test/e2e/harness/launch.ts'
import { serveSite } from '../test/e2e/harness/site.ts'
import type { BrowserName, Evaluates } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import { articlePage } from '../test/e2e/support/pages.ts'
import { readPopup } from '../test/e2e/support/popup-view.ts'
import { PAGE } from '../test/e2e/support/sample.ts'
import { quantile, round, writeResult } from './support/result.ts'

const TIMES = 15
const FOLDER = { chromium: 'dist/chrome', firefox: 'dist/firefox' } as const

const PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null`
const paintOf = (page: Evaluates): Promise<number> =>
  until('a paint', () => page.evaluate<number | null>(PAINT))

async function measure(name: BrowserName) {
  const program = findBrowser(name, process.cwd())
  if (program === null)
    throw new Error(`No usable ${name} on this machine. Run npm test, which installs one.`)
  const site = await serveSite({ [PAGE.webUrl]: articlePage(PAGE.title) })
  const browser = await launch(name, { dist: FOLDER[name], site, program })
  const list: number[] = []
  const text: number[] = []
  try {
    for (let n = 0; n < TIMES; n++) {
      const page = await browser.open(PAGE.webUrl)
      await browser.stopBackground()
      const popup = await page.pressShortcut()
      const { rows } = await readPopup(popup)
      if (rows.length === 0) throw new Error('the popup has no list')
      list.push(await paintOf(popup))
      await popup.close()
      await page.goto(browser.extensionUrl('src/welcome/sample.html'))
      text.push(await paintOf(page))
      await page.close()
    }
  } finally {
    await browser.close()
    await site.close()
  }
  const told = (values: readonly number[]) => ({
    medianMs: round(quantile(values, 0.5), 1),
    p95Ms: round(quantile(values, 0.95), 1),
  })
  return {
    list: told(list),
    pageWithoutScript: told(text),
    listAgainstPage: round(quantile(list, 0.5) / quantile(text, 0.5)),
  }
}

const measured = { chromium: await measure('chromium'), firefox: await measure('firefox') }
writeResult(
  'first-paint',
  `First contentful paint of the popup's list and of a page without script, ${TIMES} openings each`,
  measured,
)
