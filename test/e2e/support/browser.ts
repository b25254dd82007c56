/** One browser and one local server for the tests of a file. */
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { findBrowser } from '../../../scripts/setup/browsers.mjs'
import { launch } from '../harness/launch.ts'
import { hostOf, isOwnCall } from '../harness/own-calls.ts'
import { type PageBody, type SeenRequest, type Site, serveSite } from '../harness/site.ts'
import type { Browser, BrowserName, LaunchOptions, Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { FIREFOX_PROFILE, type PackageName, zipOf } from './packages.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browser: BrowserName
    zipHashes: string[][]
  }
}

export const browserName = inject('browser')

/** The browser's program. Throws without one, so that its tests fail. */
export function program(): string {
  const path = findBrowser(browserName, process.cwd())
  if (path === null)
    throw new Error(`No usable ${browserName} on this machine. Run npm test, which installs one.`)
  return path
}

/** Starts the browser under test. */
export const start = (options: Omit<LaunchOptions, 'program' | 'profileTemplate'>): Promise<Browser> =>
  launch(browserName, { program: program(), profileTemplate: FIREFOX_PROFILE, ...options })

export type World = { browser: Browser; site: Site }

type Wanted = Partial<Pick<LaunchOptions, 'grants' | 'privateWindows'>> & {
  readonly dist?: string
  readonly package?: PackageName
  readonly pages: Readonly<Record<string, PageBody>>
  readonly hosts?: readonly string[]
}

/** Starts both before the tests of a file and ends them after; the object is filled by then. */
export function useBrowser({
  package: name = 'sample',
  dist = zipOf(name, browserName),
  pages,
  hosts = [],
  ...rest
}: Wanted): World {
  const world = {} as World // filled in beforeAll, before any test reads it
  beforeAll(async () => {
    world.site = await serveSite(pages, hosts)
    world.browser = await start({ dist, site: world.site, ...rest })
  })
  afterAll(async () => {
    await world.browser?.close()
    await world.site?.close()
  })
  return world
}

/** Waits until a tab's badge says `text`. */
export async function expectBadge(page: Page, text: string): Promise<void> {
  let last = ''
  await until(`the badge "${text}"`, async () => {
    last = await page.badge()
    return last === text
  }).catch(() => expect(last).toBe(text))
}

/** Requests since `from` without the browser's own calls. Connections to the site's hosts are not requests. */
export function requestsSince(site: Site, from: number): SeenRequest[] {
  const own = new Set(site.hosts)
  return site.seen
    .slice(from)
    .filter((seen) => !isOwnCall(seen))
    .filter((seen) => seen.kind === 'request' || !own.has(hostOf(seen)))
}

/** Origins that the reader has granted, sorted. */
export const grantedTo = async (browser: Browser): Promise<string[]> =>
  browser.extension.evaluate(async () => ((await chrome.permissions.getAll()).origins ?? []).sort())
