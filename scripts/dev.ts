/** `npm run dev`: a browser with the extension that shows every change of the code. */
import { parseArgs } from 'node:util'
import { developChromium } from './dev/chromium.ts'
import { developFirefox } from './dev/firefox.ts'
import { ensureBrowsers } from './setup/browsers.mjs'

const HELP = `Usage: npm run dev [-- OPTIONS]

Opens a browser with the extension and its sample, and follows changes of the code.
Chromium: popup, options and welcome are updated in place; the extension reloads when its background or an injected
script changes. Firefox: the extension is built again and reloaded.

  --browser NAME    chromium (default) or firefox
  --headless        without a window
  --help            this text
  -- ARGUMENTS      go to the browser

CHROMIUM=PATH and FIREFOX=PATH name another browser than the one found.`

const DEVELOP = { chromium: developChromium, firefox: developFirefox }

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      browser: { type: 'string', default: 'chromium' },
      headless: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { browser, headless, help } = values
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new Error(`--browser ${browser}: use chromium or firefox.`)
  return { browser, headless, help, args: positionals } as const
}

try {
  const start = performance.now()
  const { browser, headless, help, args } = readOptions()
  if (help) console.log(HELP)
  else {
    const { [browser]: program } = await ensureBrowsers([browser], process.cwd())
    const { closed, close } = await DEVELOP[browser]({ program, headless, args })
    console.log(`Ready in ${((performance.now() - start) / 1000).toFixed(1)} s. Close the browser to end.`)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
    await closed
    process.exit(0)
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
  process.exit(1)
}
