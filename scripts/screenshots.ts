/**
 * `npm run screenshots [-- NAME...]`: the real popup in both browsers, every scene in light, dark, Arabic and German, into
 * dist/screenshots/<browser>/<scene>-<light|dark|ar|de>.png. With names, only those scenes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { launch } from '../test/e2e/harness/launch.ts'
import { serveSite } from '../test/e2e/harness/site.ts'
import type { Browser, BrowserName } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import buildPackages from '../test/e2e/support/build-packages.ts'
import { setSettings } from '../test/e2e/support/faults.ts'
import { PAGES } from '../test/e2e/support/gazette.ts'
import { type PackageName, zipOf } from '../test/e2e/support/packages.ts'
import { articlePage } from '../test/e2e/support/pages.ts'
import { picture } from '../test/e2e/support/picture.ts'
import { readPopup } from '../test/e2e/support/popup-view.ts'
import { PICTURES, RAIL, TITLES } from '../test/e2e/support/rail.ts'
import { PAGE } from '../test/e2e/support/sample.ts'
import { SCENES, type Scene } from './screenshots/scenes.ts'
import { findBrowser } from './setup/browsers.mjs'

const OUT = 'dist/screenshots'
const LOOKS = [
  { look: 'light', settings: { language: 'en', theme: 'light' } },
  { look: 'dark', settings: { language: 'en', theme: 'dark' } },
  { look: 'ar', settings: { language: 'ar', theme: 'light' } },
  { look: 'de', settings: { language: 'de', theme: 'light' } },
] as const

const when = (iso: string) => `<meta property="article:published_time" content="${iso}">`
const pages = {
  ...Object.fromEntries(
    [...Object.values(RAIL), PAGE.webUrl, PAGES.longest, PAGES.missing].map((url) => [
      url,
      articlePage('A page'),
    ]),
  ),
  [RAIL.near]: articlePage(TITLES.near, when('2026-03-06T06:15:00Z')),
  [RAIL.covered]: articlePage(TITLES.covered, when('2026-03-06T06:15:00Z')),
  [RAIL.uncovered]: articlePage(TITLES.uncovered, when('2026-03-06T10:05:00Z')),
  ...Object.fromEntries(PICTURES.map((url) => [url, picture])),
}

const chosen = process.argv.slice(2)
const wanted = SCENES.filter(({ name }) => chosen.length === 0 || chosen.includes(name))

async function shoot(browser: Browser, scene: Scene): Promise<void> {
  await scene.before?.(browser)
  for (const { look, settings } of LOOKS) {
    await setSettings(browser, { ...settings, ...scene.settings })
    await browser.setColorScheme(look === 'dark' ? 'dark' : 'light')
    const page = await browser.open(scene.url)
    const popup = await page.pressShortcut()
    await readPopup(popup)
    // What comes right after the first paint: its last piece is the live region.
    await until('the rest of the popup', () => popup.evaluate(`document.querySelector('.said') !== null`))
    await scene.pose?.(popup)
    await popup.evaluate('document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 250)))')
    writeFileSync(`${OUT}/${browser.name}/${scene.name}-${look}.png`, await popup.screenshot())
    await popup.close()
    await page.close()
  }
  console.log(`${browser.name} ${scene.name}`)
}

async function tour(name: BrowserName, packageName: PackageName): Promise<void> {
  const scenes = wanted.filter((scene) => scene.package === packageName)
  if (scenes.length === 0) return
  const program = findBrowser(name, process.cwd())
  if (program === null)
    throw new Error(`No usable ${name} on this machine. Run npm test, which installs one.`)
  const site = await serveSite(pages)
  const browser = await launch(name, { dist: zipOf(packageName, name), site, program })
  try {
    for (const scene of scenes) await shoot(browser, scene)
  } finally {
    await browser.close()
    await site.close()
  }
}

// A second tour over the same build: NO_BUILD=1.
if (!process.env.NO_BUILD) await buildPackages({ provide: () => {} })
for (const name of ['chromium', 'firefox'] as const) {
  mkdirSync(`${OUT}/${name}`, { recursive: true })
  for (const packageName of ['sample', 'gazette', 'rail'] as const) await tour(name, packageName)
}
