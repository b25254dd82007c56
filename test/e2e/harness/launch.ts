/** Starts either browser with the package. */
import { Chromium } from './chromium/chromium.ts'
import { Firefox } from './firefox/firefox.ts'
import type { Browser, BrowserName, LaunchOptions } from './types.ts'

const BROWSER = { chromium: Chromium, firefox: Firefox }

export function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return BROWSER[name].launch(options)
}
