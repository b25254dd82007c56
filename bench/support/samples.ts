/** Cold samples: the background stopped before each, one page's badge and one page's popup. */
import type { Browser, Page } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { quantile, round } from './result.ts'
import { backgroundEntries, entriesOf, entryNamed } from './timeline.ts'

/** Milliseconds. */
export type BadgeSample = {
  /** From the page's report to the badge that is set. */
  readonly total: number
  /** From the page's report to the background's listener: the browser starts the background in between. */
  readonly boot: number
  /** Inside the index, or what stands in its place. */
  readonly lookUp: number
}

/** Milliseconds since the popup's document began. */
export type PopupSample = {
  /** From the press to that beginning. */
  readonly opening: number
  readonly storyInHand: number
  readonly firstPaint: number
  readonly lookUp: number
}

/** Milliseconds that a peer may take to parse a large file. */
const PATIENCE = 120_000

/** Runs on the extension page: lets a tab's script report, and gives the time before it in milliseconds since 1970. */
const sendReport = async (tabId: number): Promise<number> => {
  const func = () => {
    const sent = performance.timeOrigin + performance.now()
    const send: unknown = Reflect.get(globalThis, 'secondSourceSend')
    if (typeof send !== 'function') throw new Error('the page has no reporting script')
    send()
    return sent
  }
  const [first] = await chrome.scripting.executeScript({ target: { tabId }, func })
  if (typeof first?.result !== 'number') throw new Error('the page did not report')
  return first.result
}

/** `page` shows an article of the index. The page's script reports as it did at load; the moment is noted beside it. */
export async function badgeSample(browser: Browser, page: Page): Promise<BadgeSample> {
  const { tabId } = page
  await until('the badge of the load', async () => (await page.badge()) !== '', PATIENCE)
  await browser.stopBackground()
  await browser.extension.evaluate((id) => chrome.action.setBadgeText({ tabId: id, text: '' }), tabId)
  const sent = await browser.extension.evaluate(sendReport, tabId)
  await until('the badge', async () => (await page.badge()) !== '', PATIENCE)
  const entries = await until('the count', async () => {
    const all = await backgroundEntries(browser)
    return all.some(({ name }) => name === 'count') ? all : null
  })
  const count = entryNamed(entries, 'count')
  return {
    total: count.start + count.duration - sent,
    boot: count.start - sent,
    lookUp: entryNamed(entries, 'look-up').duration,
  }
}

export async function popupSample(browser: Browser, page: Page): Promise<PopupSample> {
  await browser.stopBackground()
  const pressed = Date.now()
  const popup = await page.pressShortcut()
  await until(
    'the story',
    () => popup.evaluate(() => document.documentElement.dataset.state === 'story'),
    PATIENCE,
  )
  const entries = await until('the first paint', async () => {
    const all = await entriesOf(popup)
    return all.some(({ name }) => name === 'first-contentful-paint') ? all : null
  })
  const origin = await popup.evaluate(() => performance.timeOrigin)
  await popup.close()
  return {
    opening: origin - pressed,
    storyInHand: entryNamed(entries, 'answer').start - origin,
    firstPaint: entryNamed(entries, 'first-contentful-paint').start - origin,
    lookUp: entryNamed(entries, 'look-up').duration,
  }
}

export type Summary<T> = { readonly [Name in keyof T]: { readonly p50: number; readonly p95: number } }

/** p50 and p95 of each member. */
export function summary<T extends Readonly<Record<string, number>>>(samples: readonly T[]): Summary<T> {
  const of = (name: keyof T) => {
    const values = samples.map((sample) => sample[name] ?? Number.NaN)
    return { p50: round(quantile(values, 0.5), 1), p95: round(quantile(values, 0.95), 1) }
  }
  const names = Object.keys(samples[0] ?? {})
  // Made from the samples' own members.
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Summary<T>
}
