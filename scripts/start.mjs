/** `npm start`: builds everything from a bare clone and shows the main job in a real browser. */
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
// As a whole: an old Node has no `parseArgs` to import, and would say so instead of which Node is needed.
import util from 'node:util'
import { requireNode } from './setup/node.mjs'

requireNode()
const root = dirname(dirname(fileURLToPath(import.meta.url)))

const HELP = `Usage: npm start [-- OPTIONS]

Builds the index, the packages and the command line, serves an article and its related coverage on this machine
under their real addresses, opens the article in a browser with the extension, presses its shortcut and shows the story.
Without a display it prints the story as the popup shows it, and writes pictures of it.

  --browser NAME    chromium (default) or firefox
  --articles DIR    a folder of article records instead of the sample; opens its newest article that has a story
  --headless        without a window even where there is a display
  --help            this text

CHROMIUM=PATH and FIREFOX=PATH name another browser than the one found.`

/** The options, or null when there is nothing to do; a wrong one ends with exit code 2. */
function readOptions() {
  try {
    const { values } = util.parseArgs({
      options: {
        browser: { type: 'string', default: 'chromium' },
        articles: { type: 'string' },
        headless: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.browser !== 'chromium' && values.browser !== 'firefox') {
      throw new Error(`--browser ${values.browser}: it is chromium or firefox.`)
    }
    if (values.help) console.log(HELP)
    /** @type {import('./setup/browser-choice.mjs').BrowserName} */
    const browser = values.browser
    return values.help ? null : { ...values, browser }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    process.exit(2)
  }
}

const options = readOptions()
if (options !== null) {
  try {
    await start(options)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/** @param {{ browser: 'chromium' | 'firefox', articles?: string | undefined, headless: boolean }} options */
async function start({ browser, articles, headless }) {
  // Imported after the checks: an old Node may not read them, and --help needs none.
  const { ensureDependencies } = await import('./setup/dependencies.mjs')
  const { run, runScript, runTool, show } = await import('./setup/run.mjs')
  ensureDependencies(root)
  // Imports an installed package.
  const { ensureBrowsers } = await import('./setup/browsers.mjs')
  const programs = await ensureBrowsers([browser], root)
  const done = (/** @type {import('./setup/run.mjs').Ran} */ ran, /** @type {string} */ what, most = 0) => {
    if (ran.code > most) throw new Error(`${what} failed:\n${ran.output}`)
    return ran
  }
  console.error('Building ...')
  done(await runScript('build:cli', [], root), 'Building the command line')
  /** @type {string[]} */
  const packaged = []
  if (articles !== undefined) {
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), articles)
    const index = join(root, 'dist', 'index', 'articles.index')
    const cli = join(root, 'dist', 'cli', 'second-source.js')
    // 1: some record was left out, as the summary says; the rest is good.
    const built = done(
      await run(process.execPath, [cli, 'build', folder, '-o', index], { cwd: root }),
      `Building the index of ${folder}`,
      1,
    )
    console.error(built.output.trimEnd().split('\n').slice(-12).join('\n'))
    packaged.push('--index', index, '--name', basename(folder).slice(0, 45))
  }
  done(await runTool('tsx', ['scripts/build.ts', ...packaged], { cwd: root }), 'Building the packages')
  const display =
    process.platform === 'linux' ? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) : true
  const index = packaged[1] ?? join(root, 'dist', 'index', 'sample.index')
  const args = [browser, programs[browser], index, display && !headless ? 'headed' : 'headless']
  process.exitCode = await show('tsx', ['scripts/start/show.ts', ...args], { cwd: root })
}
