/** Installs a published index as a reader does: on the options page. */
import type { Browser } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { isShown, setField } from '../../test/e2e/support/dom.ts'
import { openOptions, said } from '../../test/e2e/support/options-view.ts'

/** Milliseconds a large index may take. */
const PATIENCE = 900_000

/** Runs in the page; it keeps the time itself, because asking it again and again takes the processor from what is measured. */
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

/** Resolves with the seconds from the press to the page's word that the index is there. */
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
