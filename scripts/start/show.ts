/** Demonstrates the extension in a real browser, with its real shortcut. Arguments: browser, program, index, headed or headless. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launch } from '../../test/e2e/harness/launch.ts'
import { serveSite } from '../../test/e2e/harness/site.ts'
import type { Browser, BrowserName, Page } from '../../test/e2e/harness/types.ts'
import { readPopup, type Shown } from '../../test/e2e/support/popup-view.ts'
import { pagesOf, storyToShow } from './story-pages.ts'

const PICTURES = 'dist/screenshots'

const [name, program = '', index = '', way] = process.argv.slice(2)

try {
  await run(name === 'firefox' ? 'firefox' : 'chromium', way === 'headed')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(browserName: BrowserName, headed: boolean): Promise<void> {
  const story = await storyToShow(index)
  const site = await serveSite(pagesOf(story))
  const dist = resolve('dist', browserName === 'firefox' ? 'firefox' : 'chrome')
  try {
    const browser = await launch(browserName, { dist, site, program, headed, watchAll: false })
    try {
      const page = await browser.open(story.article.url)
      await (headed ? showWindow(browser, page) : showPictures(browser, page))
    } finally {
      await browser.close()
    }
  } finally {
    await site.close()
  }
}

/** Leaves the popup open for the person at the screen. */
async function showWindow({ closed }: Browser, page: Page): Promise<void> {
  try {
    print(await readPopup(await page.pressShortcut()))
  } catch {
    // Not every desktop lets a program press keys in a window.
    console.log(
      "Press Alt+Shift+Y (Option+Shift+Y on a Mac) in the browser's window: the popup shows the story.",
    )
  }
  console.log('\nClose the browser to end.')
  await closed
}

async function showPictures(shown: Browser, page: Page): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  const paths: string[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await shown.setMedia({ colorScheme: scheme })
    const popup = await page.pressShortcut()
    const seen = await readPopup(popup)
    if (scheme === 'light') print(seen)
    const path = join(PICTURES, `story-${shown.name}-${scheme}.png`)
    writeFileSync(path, await popup.screenshot())
    paths.push(path)
    await popup.close()
  }
  console.log(`\n${paths.map((path) => resolve(path)).join('\n')}`)
}

/** The story as shown in the popup's DOM. */
function print({ state, page, find, rows }: Shown): void {
  if (state !== 'story' || page === null)
    throw new Error(`The popup shows no story but the state "${state}".`)
  console.log(`${page.outlet}: ${page.title} (${page.score ?? 'not scored'})\n${find ?? ''}\n`)
  for (const { outlet, title, score, href, folded } of rows) {
    console.log(
      `${folded ? '    ' : ''}${score.padStart(10)}  ${outlet}: ${title}\n${' '.repeat(folded ? 16 : 12)}${href ?? ''}`,
    )
  }
}
