/** Cold samples: one page's badge and one page's popup, with the background stopped before each. */
import type { Browser, Page } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { quantile, round } from './result.ts'
import { backgroundEntries, entriesOf, entryNamed } from './timeline.ts'

/** Milliseconds. */
export type BadgeSample = {
  /** From the page's report until the badge is set. */
  readonly total: number
  /** From the page's report until the background's listener runs: the browser starts the background in between. */
  readonly boot: number
  /** Inside the index, or the peer's equivalent. */
  readonly lookUp: number
}

/** Milliseconds since the popup's document began. */
export type PopupSample = {
  /** From the key press to that time. */
  readonly opening: number
  readonly storyInHand: number
  readonly firstPaint: number
  readonly lookUp: number
}

/** Timeout for a peer that parses a large file, in milliseconds. */
const PATIENCE = 120_000

/** Runs in the extension page: has a tab's script report, and returns the time before it in milliseconds since 1970. */
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

/** `page` shows an article of the index. Its script reports as at load; the time is taken just before. */
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
  // The members are those of the samples.
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Summary<T>
}
