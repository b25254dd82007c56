/**
 * Photographs the gallery with a local Chromium: `npx tsx test/gallery/shoot.ts OUT [QUERY...]`.
 * A QUERY is what follows the "?" ("scene=story&lang=ar"), or "all" for every scene in light and dark.
 * `width`, `height`, `full`, `focus`, `open`, `click` in a query steer the camera, not the page.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { SCENES } from './scenes.ts'

const [out = 'gallery', ...asked] = process.argv.slice(2)
const root = import.meta.dirname
const publicDir = join(root, '../../public')

const everyScene = Object.keys(SCENES).flatMap((scene) =>
  ['light', 'dark'].map((theme) => `scene=${scene}&theme=${theme}`),
)
const queries = asked.length === 0 || asked[0] === 'all' ? [...everyScene, ...asked.slice(1)] : asked

/** Does what the query asks of the page before its picture is taken. */
const pose = async (page: Page, query: URLSearchParams) => {
  for (const selector of query.getAll('click')) await page.locator(selector).first().click()
  const focus = query.get('focus')
  if (focus) for (let press = 0; press < Number(focus); press += 1) await page.keyboard.press('Tab')
  const hover = query.get('hover')
  if (hover) await page.locator(hover).first().hover()
  if (query.has('full')) await page.addStyleTag({ content: '.popup { max-block-size: none !important }' })
}

const outDir = join(out, '.site')
await build({ root, publicDir, logLevel: 'warn', build: { outDir, emptyOutDir: true, target: 'es2023' } })
const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { port: 0 } })
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/'
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
mkdirSync(out, { recursive: true })
for (const text of queries) {
  const query = new URLSearchParams(text)
  const viewport = { width: Number(query.get('width') ?? 400), height: Number(query.get('height') ?? 600) }
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor: Number(query.get('scale') ?? 2),
    colorScheme: 'light',
  })
  page.on('pageerror', (error) => console.error(`${text}: ${error.message}`))
  await page.goto(`${address}?${text}`)
  await page.locator('.popup').waitFor()
  await pose(page, query)
  const name = `${text.replace(/[^\w]+/g, '-')}.png`
  await page.screenshot({ path: join(out, name), fullPage: query.has('full') })
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  console.log(wide ? `${name}: OVERFLOWS` : name)
  await page.close()
}
await browser.close()
await server.close()
