/** The tab the reader looks at. */
import { browser } from './browser.ts'

export type ActiveTab = {
  readonly id: number
  /**
   * Null when the browser does not let it be read (no gesture, no host). On the extension's own sample page: the address
   * of the article it shows.
   */
  readonly url: string | null
  /** True for that sample page; no script can be injected into it. */
  readonly sample: boolean
  /** True in a private window. */
  readonly isPrivate: boolean
}

/** The extension's own page that stands for an article of the packaged index. */
export const samplePage = '/src/welcome/sample.html'
/** That article's address, written into the code by the build. */
declare const __SAMPLE_URL__: string

/** The active tab of the window the caller is in; null when there is none. */
export async function activeTab(): Promise<ActiveTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return null
  const url = tab.url ?? null
  const sample = url?.split(/[?#]/)[0] === browser.runtime.getURL(samplePage)
  return { id: tab.id, url: sample ? __SAMPLE_URL__ : url, sample, isPrivate: tab.incognito }
}
