/**
 * `npm run screenshots [-- NAME...]`: the real popup and pages in both browsers, every scene in light, dark, Arabic, German,
 * Spanish and French, as dist/screenshots/BROWSER/SCENE-LOOK.png. With names, only those scenes. `--no-build` takes the
 * packages of the last end-to-end tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launch } from '../test/e2e/harness/launch.ts'
import { serveSite } from '../test/e2e/harness/site.ts'
import type { Browser, BrowserName } from '../test/e2e/harness/types.ts'
import { until } from '../test/e2e/harness/until.ts'
import buildPackages from '../test/e2e/support/build-packages.ts'
import { isShown } from '../test/e2e/support/dom.ts'
import { setSettings } from '../test/e2e/support/faults.ts'
import { PAGES } from '../test/e2e/support/gazette.ts'
import { type PackageName, zipOf } from '../test/e2e/support/packages.ts'
import { articlePage } from '../test/e2e/support/pages.ts'
import { picture } from '../test/e2e/support/picture.ts'
import { PICTURES, RAIL, TITLES } from '../test/e2e/support/rail.ts'
import { PAGE } from '../test/e2e/support/sample.ts'
import { SCENES, type Scene, TABS, type Tab } from './screenshots/scenes.ts'
import { findBrowser } from './setup/browsers.mjs'

const OUT = 'dist/screenshots'
const LOOKS = [
  { look: 'light', settings: { language: 'en', theme: 'light' } },
  { look: 'dark', settings: { language: 'en', theme: 'dark' } },
  { look: 'ar', settings: { language: 'ar', theme: 'light' } },
  { look: 'de', settings: { language: 'de', theme: 'light' } },
  { look: 'es', settings: { language: 'es', theme: 'light' } },
  { look: 'fr', settings: { language: 'fr', theme: 'light' } },
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

const { values, positionals: chosen } = parseArgs({
  options: { 'no-build': { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = chosen.filter((name) => ![...SCENES, ...TABS].some((scene) => scene.name === name))
if (unknown.length > 0) throw new Error(`There is no scene ${unknown.join(', ')}.`)
const isWanted = ({ name }: { readonly name: string }) => chosen.length === 0 || chosen.includes(name)

/** Runs in a page: resolves when fonts are loaded and animations are over. */
const rest = async (): Promise<void> => {
  await document.fonts.ready
  await new Promise((done) => setTimeout(done, 250))
}

async function shoot(browser: Browser, scene: Scene): Promise<void> {
  await scene.before?.(browser)
  for (const { look, settings } of LOOKS) {
    await setSettings(browser, { ...settings, ...scene.settings })
    await browser.setMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' })
    const page = await browser.open(scene.url)
    const popup = await page.pressShortcut()
    // The live region is the last piece of the deferred part.
    await until('the whole popup', () => isShown(popup, '.said'))
    await scene.pose?.(popup)
    await popup.evaluate(rest)
    writeFileSync(`${OUT}/${browser.name}/${scene.name}-${look}.png`, await popup.screenshot())
    await popup.close()
    await page.close()
  }
  await scene.after?.(browser)
  console.log(`${browser.name} ${scene.name}`)
}

async function shootTab(browser: Browser, { name, path, before, pose }: Tab): Promise<void> {
  await before?.(browser)
  for (const { look, settings } of LOOKS) {
    await setSettings(browser, { ...settings, hidden: ['techradar.com'] })
    const page = await browser.open(browser.extensionUrl(path))
    await until('the page', () => isShown(page, 'main [name=add-picks], main table, .pick select'))
    await pose?.(page)
    await page.evaluate(rest)
    writeFileSync(`${OUT}/${browser.name}/${name}-${look}.png`, await page.screenshot())
    await page.close()
  }
  console.log(`${browser.name} ${name}`)
}

async function tour(name: BrowserName, packageName: PackageName): Promise<void> {
  const scenes = SCENES.filter((scene) => scene.package === packageName && isWanted(scene))
  const tabs = packageName === 'sample' ? TABS.filter(isWanted) : []
  if (scenes.length + tabs.length === 0) return
  const program = findBrowser(name, process.cwd())
  if (program === null)
    throw new Error(`No usable ${name} on this machine. Run npm test, which installs one.`)
  const site = await serveSite(pages)
  const browser = await launch(name, { dist: zipOf(packageName, name), site, program })
  try {
    for (const scene of scenes) await shoot(browser, scene)
    // After the popup: one of them leaves an error on the source.
    for (const tab of tabs) await shootTab(browser, tab)
  } finally {
    await browser.close()
    await site.close()
  }
}

if (!values['no-build']) await buildPackages({ provide: () => {} })
for (const name of ['chromium', 'firefox'] as const) {
  mkdirSync(`${OUT}/${name}`, { recursive: true })
  for (const packageName of ['sample', 'gazette', 'rail'] as const) await tour(name, packageName)
}
