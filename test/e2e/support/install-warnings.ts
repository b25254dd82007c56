/** The warnings that a browser shows when a package is installed, from the browser itself. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Chromium } from '../harness/chromium/chromium.ts'
import { Firefox } from '../harness/firefox/firefox.ts'
import { packageFolder, readManifest } from '../harness/package.ts'
import { serveSite } from '../harness/site.ts'
import type { BrowserName, LaunchOptions } from '../harness/types.ts'

/** An extension that may ask Chromium about manifests. */
const ASKER = { manifest_version: 3, name: 'Asker', version: '1', action: {}, permissions: ['management'] }

/**
 * Warnings of a package, and of the same package with `more` in its manifest, as a control that warnings are seen.
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
  const files = packageFolder(dist)
  try {
    return name === 'chromium'
      ? await askChromium({ dist: folder, program, site }, both)
      : await askFirefox({ dist: folder, program, site }, both, files.path)
  } finally {
    files.remove()
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
    // Localized names cannot be resolved in the asking extension, and do not matter for warnings.
    const texts = manifests.map((one) =>
      JSON.stringify({ ...one, default_locale: undefined, name: 'x', description: 'x' }),
    )
    return await browser.extension.evaluate(
      (all) => Promise.all(all.map((text) => chrome.management.getPermissionWarningsByManifest(text))),
      texts,
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
