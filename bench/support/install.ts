/** Installs a published index like a reader, on the options page. */
import type { Browser } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { isShown, setField } from '../../test/e2e/support/dom.ts'
import { openOptions, said } from '../../test/e2e/support/options-view.ts'

/** Timeout for a large index, in milliseconds. */
const PATIENCE = 900_000

/** Runs in the page, which measures the time itself: polling it would take processor time from the install. */
const startClock = (): void => {
  let start = 0
  const pane = document.querySelector<HTMLElement>('#add-source')
  if (pane === null) throw new Error('the page has no pane to add a source')
  pane.addEventListener(
    'submit',
    () => {
      start = performance.now()
    },
    { capture: true, once: true },
  )
  const watch = new MutationObserver(() => {
    if (!pane.querySelector('.said')?.textContent) return
    watch.disconnect()
    pane.dataset.seconds = String((performance.now() - start) / 1000)
  })
  watch.observe(pane, { childList: true, characterData: true, subtree: true })
}

const readClock = (): number =>
  Number(document.querySelector<HTMLElement>('#add-source')?.dataset.seconds ?? 0)

/** Returns the seconds from the click to the page's confirmation. */
export async function installOnOptionsPage(browser: Browser, address: string): Promise<number> {
  const page = await openOptions(browser, '#url')
  await until('the field', () => isShown(page, '#add-url'))
  await setField(page, '#add-url', address)
  await page.evaluate(startClock)
  await page.click('#add-source form button')
  const seconds = await until('the index', () => page.evaluate(readClock), PATIENCE)
  const answer = await said(page, '#add-source')
  if (!/^Added/.test(answer)) throw new Error(`not installed: ${answer}`)
  await page.close()
  return seconds
}
