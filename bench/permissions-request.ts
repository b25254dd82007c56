/**
 * `permissions.request` with 10, 500 and 2,500 origins in both browsers: milliseconds from the click to the grant, to reading
 * the grants and to removing them, and the text of the browser's prompt. The prompt is answered in advance, so that no
 * person's time is measured.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../scripts/setup/browsers.mjs'
import { Firefox } from '../test/e2e/harness/firefox/firefox.ts'
import { launch } from '../test/e2e/harness/launch.ts'
import { serveSite } from '../test/e2e/harness/site.ts'
import type { Browser, BrowserName } from '../test/e2e/harness/types.ts'
import { writeResult } from './support/result.ts'

const COUNTS = [10, 500, 2500] as const
const GECKO = 'permissions-bench@second-source.example'

/** Two origins per provider, as for the automatic count. */
const origins = (count: number): string[] =>
  Array.from({ length: count / 2 }, (_, n) => [
    `https://*.outlet-${n}.example/*`,
    `http://*.outlet-${n}.example/*`,
  ]).flat()

/** An extension without required permissions, with the same optional hosts as ours. */
function writeExtension(name: BrowserName): string {
  const folder = mkdtempSync(join(tmpdir(), 'second-source-bench-'))
  const manifest = {
    manifest_version: 3,
    name: 'Permissions bench',
    version: '1',
    action: {},
    permissions: ['management'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(name === 'firefox' ? { browser_specific_settings: { gecko: { id: GECKO } } } : {}),
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

/** Measures each call in the page that makes it. */
const startStopwatch = (): void => {
  const { permissions } = chrome
  const real: typeof permissions.request = permissions.request.bind(permissions)
  const request = async (wanted: chrome.permissions.Permissions) => {
    const start = performance.now()
    try {
      return await real(wanted)
    } finally {
      document.documentElement.dataset.took = String(performance.now() - start)
    }
  }
  Object.assign(permissions, { request })
}

/** Runs in that page; milliseconds. */
const timeOfRequest = (): number => Number(document.documentElement.dataset.took)
const timeOfReading = async (): Promise<number> => {
  const start = performance.now()
  await chrome.permissions.getAll()
  return performance.now() - start
}
const timeOfRemoving = async (origins: string[]): Promise<number> => {
  const start = performance.now()
  await chrome.permissions.remove({ origins })
  return performance.now() - start
}

async function words(browser: Browser, wanted: readonly string[]): Promise<readonly string[]> {
  if (browser instanceof Firefox) return browser.bidi.inBrowser(firefoxWords, wanted)
  const manifest = { manifest_version: 3, name: 'x', version: '1', host_permissions: wanted }
  return browser.extension.evaluate(
    (text) => chrome.management.getPermissionWarningsByManifest(text),
    JSON.stringify(manifest),
  )
}

const firefoxWords = (wanted: readonly string[]): string[] => {
  const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs')
  const asked = {
    type: 'optional',
    addonName: 'x',
    appName: 'Firefox',
    permissions: { origins: wanted, permissions: [] },
  }
  const { msgs, header, domainsSet, fullDomainsList } = ExtensionData.formatPermissionStrings(asked, {
    fullDomainsList: true,
  })
  const domains = fullDomainsList?.domainsSet?.size ?? domainsSet?.size ?? 0
  return [header, ...msgs, `domains in the list: ${domains}`]
}

async function measure(name: BrowserName): Promise<object[]> {
  const program = findBrowser(name, process.cwd())
  if (program === null) throw new Error(`no usable ${name} found`)
  const dist = writeExtension(name)
  const site = await serveSite({})
  const browser = await launch(name, { dist, site, program })
  const rows: object[] = []
  try {
    await browser.extension.evaluate(startStopwatch)
    for (const count of COUNTS) {
      const wanted = origins(count)
      const granted = await browser.grant(wanted)
      const request = await browser.extension.evaluate(timeOfRequest)
      const getAll = await browser.extension.evaluate(timeOfReading)
      const held = await browser.extension.evaluate(
        async () => (await chrome.permissions.getAll()).origins?.length ?? 0,
      )
      const asked = await words(browser, wanted)
      const back = await browser.extension.evaluate(timeOfRemoving, wanted)
      const ms = (value: number) => Math.round(value)
      rows.push({
        browser: name,
        origins: count,
        granted,
        held,
        requestMs: ms(request),
        getAllMs: ms(getAll),
        removeMs: ms(back),
        asked: asked.map((text) => text.slice(0, 300)),
      })
    }
    return rows
  } finally {
    await browser.close()
    await site.close()
    rmSync(dist, { recursive: true, force: true })
  }
}

writeResult(
  'permissions-request',
  'permissions.request, getAll and remove, milliseconds; two origins an outlet',
  { measured: [...(await measure('chromium')), ...(await measure('firefox'))] },
)
