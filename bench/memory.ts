/**
 * Memory of the idle background with a large index installed, compared with an extension that does nothing: private memory of
 * the browser's process for extensions, with the same harness page open in both. Budget: 30 MB more.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Browser, BrowserName } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import { installOnOptionsPage } from './support/install.ts'
import { type MadeUpIndex, madeUpIndex } from './support/made-up-index.ts'
import { BROWSERS, browserVersions, DIST } from './support/packages.ts'
import { backgroundMemory } from './support/process-memory.ts'
import { round, writeResult } from './support/result.ts'
import { MOST } from './support/sizes.ts'
import { publish, startWorld } from './support/world.ts'

/** Milliseconds until memory that is freed late has been freed. */
const SETTLE_MS = 10_000
/** Milliseconds until the memory of an install is free: its worker's, and Chromium's offscreen document. */
const AFTER_INSTALL_MS = 60_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** An extension whose background listens to the same events and does nothing. */
function writeEmpty(name: BrowserName): string {
  const folder = `.cache/bench/empty-${name}`
  mkdirSync(folder, { recursive: true })
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    permissions: ['activeTab', 'scripting', 'storage', 'alarms', 'unlimitedStorage'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: {},
    ...(name === 'firefox'
      ? {
          background: { scripts: ['background.js'], type: 'module' },
          browser_specific_settings: { gecko: { id: 'empty@second-source.example' } },
        }
      : { background: { service_worker: 'background.js', type: 'module' } }),
  }
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(manifest))
  writeFileSync(
    `${folder}/background.js`,
    `(globalThis.browser ?? chrome).runtime.onMessage.addListener(() => {})\n`,
  )
  return folder
}

/** Wakes the background with a message, waits until memory is stable, and reads it. */
async function idleMegabytes(browser: Browser): Promise<number> {
  await browser.extension.evaluate(async () => {
    await chrome.runtime.sendMessage({ type: 'wake' }).catch(() => {})
  })
  await pause(SETTLE_MS)
  return (await backgroundMemory(browser)) / 1e6
}

async function empty(name: BrowserName): Promise<number> {
  const world = await startWorld(name, writeEmpty(name))
  try {
    return await idleMegabytes(world.browser)
  } finally {
    await world.close()
  }
}

async function withIndex(name: BrowserName, index: MadeUpIndex): Promise<number> {
  const [page] = index.pages
  if (!page) throw new Error('no page of the index to look up')
  const world = await startWorld(name, DIST[name], [page])
  const { browser } = world
  try {
    await installOnOptionsPage(browser, publish(world.site, index))
    await pause(AFTER_INSTALL_MS)
    await browser.stopBackground()
    const tab = await browser.open(page.url)
    await until('the badge', async () => (await tab.badge()) !== '')
    return await idleMegabytes(browser)
  } finally {
    await world.close()
  }
}

const index = madeUpIndex(MOST)
const measured: object[] = []
for (const name of BROWSERS) {
  const [nothing, ours] = [await empty(name), await withIndex(name, index)]
  measured.push({
    browser: name,
    emptyMegabytes: round(nothing, 1),
    withIndexMegabytes: round(ours, 1),
    more: round(ours - nothing, 1),
    budget: 30,
  })
}
writeResult(
  'memory',
  `private memory of the extensions' process, ${index.articles} articles installed, one page looked up, then idle`,
  { measured },
  browserVersions(),
)
