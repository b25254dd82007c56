/** Installs a published index as a reader does: on the options page. */
import type { Browser } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { openOptions, said, type } from '../../test/e2e/support/options-view.ts'

/** Milliseconds a large index may take. */
const PATIENCE = 900_000

/** Resolves with the seconds from the press to the page's word that the index is there. */
export async function installOnOptionsPage(browser: Browser, address: string): Promise<number> {
  const page = await openOptions(browser, '#url')
  await until('the field', () => page.evaluate(`document.querySelector('#add-url') !== null`))
  await type(page, '#add-url', address)
  const start = performance.now()
  await page.click('#add-source form button')
  const answer = await until(
    'the index',
    () => page.evaluate<string>(`document.querySelector('#add-source .said')?.textContent`),
    PATIENCE,
  )
  const seconds = (performance.now() - start) / 1000
  if ((await said(page, '#add-source')) !== answer || !/^Added/.test(answer))
    throw new Error(`not installed: ${answer}`)
  await page.close()
  return seconds
}
