/** The warnings a browser shows when a package is installed, from the browser itself. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Chromium } from '../harness/chromium/chromium.ts'
import { Firefox } from '../harness/firefox/firefox.ts'
import { unpacked } from '../harness/package.ts'
import { serveSite } from '../harness/site.ts'
import type { BrowserName } from '../harness/types.ts'

/** A throwaway extension that may ask Chromium about manifests. */
const ASKER = { manifest_version: 3, name: 'Asker', version: '1', action: {}, permissions: ['management'] }

/**
 * Warnings of a package, and of the same package with `more` in its manifest: the control which shows that warnings
 * would be seen.
 */
export async function installWarnings(
  name: BrowserName,
  program: string,
  dist: string,
  more: object,
): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'second-source-warnings-'))
  cpSync(unpacked(dist), folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object // our own package
  const both = [manifest, { ...manifest, ...more }]
  const answers: (readonly string[])[] = []
  try {
    for (const wanted of both) {
      writeFileSync(file, JSON.stringify(name === 'chromium' ? ASKER : wanted))
      answers.push(await (name === 'chromium' ? chromiumWarnings : firefoxWarnings)(program, folder, wanted))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return answers
}

async function chromiumWarnings(program: string, dist: string, manifest: object): Promise<readonly string[]> {
  const site = await serveSite({})
  const browser = await Chromium.launch({ dist, site, program })
  // Messages of the manifest's own language are not needed for its warnings, and the asker has none.
  const asked = JSON.stringify({ ...manifest, default_locale: undefined, name: 'x', description: 'x' })
  try {
    return await browser.extension.evaluate(
      `chrome.management.getPermissionWarningsByManifest(${JSON.stringify(asked)})`,
    )
  } finally {
    await browser.close()
    await site.close()
  }
}

async function firefoxWarnings(program: string, dist: string): Promise<readonly string[]> {
  const site = await serveSite({})
  const browser = await Firefox.launch({ dist, site, program })
  try {
    return await browser.installWarnings()
  } finally {
    await browser.close()
    await site.close()
  }
}
