/** The active tab. */
import { browser } from './browser.ts'

export type ActiveTab = {
  readonly id: number
  /**
   * Null if the extension may not read it (no gesture, no grant). On the extension's sample page: the address
   * of the article it shows.
   */
  readonly url: string | null
  /** True for that sample page; no script can be injected into it. */
  readonly sample: boolean
  /** True in a private window. */
  readonly isPrivate: boolean
}

/** The extension's sample page, which shows an article of the packaged index. */
export const samplePage = '/src/welcome/sample.html'
/** The address of that article; the build defines it. */
declare const __SAMPLE_URL__: string

/** The active tab of the caller's window, or null. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return null
  const url = tab.url ?? null
  const sample = url?.split(/[?#]/)[0] === browser.runtime.getURL(samplePage)
  return { id: tab.id, url: sample ? __SAMPLE_URL__ : url, sample, isPrivate: tab.incognito }
}
