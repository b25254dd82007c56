/** The warnings a browser shows when a package is installed, from the browser itself. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Chromium } from '../harness/chromium/chromium.ts'
import { Firefox } from '../harness/firefox/firefox.ts'
import { readManifest, unpacked } from '../harness/package.ts'
import { serveSite } from '../harness/site.ts'
import type { BrowserName, LaunchOptions } from '../harness/types.ts'

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
  const manifest = readManifest(dist)
  const both = [manifest, { ...manifest, ...more }]
  const site = await serveSite({})
  try {
    return name === 'chromium'
      ? await askChromium({ dist: folder, program, site }, both)
      : await askFirefox({ dist: folder, program, site }, both, unpacked(dist))
  } finally {
    await site.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeManifest(folder: string, manifest: object): void {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
}

async function askChromium(options: LaunchOptions, manifests: readonly object[]) {
  writeManifest(options.dist, ASKER)
  const browser = await Chromium.launch(options)
  try {
    // Names in the manifest's own languages mean nothing to the asker, and nothing to warnings.
    const texts = manifests.map((one) =>
      JSON.stringify({ ...one, default_locale: undefined, name: 'x', description: 'x' }),
    )
    return await browser.extension.evaluate<string[][]>(
      `Promise.all(${JSON.stringify(texts)}.map((text) => chrome.management.getPermissionWarningsByManifest(text)))`,
    )
  } finally {
    await browser.close()
  }
}

async function askFirefox(options: LaunchOptions, manifests: readonly object[], files: string) {
  cpSync(files, options.dist, { recursive: true })
  const browser = await Firefox.launch(options)
  try {
    const answers: (readonly string[])[] = []
    for (const manifest of manifests) {
      writeManifest(options.dist, manifest)
      await browser.install(options.dist)
      answers.push(await browser.installWarnings())
    }
    return answers
  } finally {
    await browser.close()
  }
}
