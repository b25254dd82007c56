/** Opens articles and the options page. */
import { browser } from './browser.ts'

/** Opens an address in a new tab. An extension's tab carries no referrer. */
export async function openTab(url: string, background: boolean): Promise<void> {
  await browser.tabs.create({ url, active: !background })
}

export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage()
