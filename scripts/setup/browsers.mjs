/** Finds a usable Chromium and Firefox on this machine, and installs what is missing. */
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { candidates, judge } from './browser-choice.mjs'
import { browserCache, installBrowsers } from './install-browser.mjs'

/** @typedef {import('./browser-choice.mjs').BrowserName} BrowserName */
/** @typedef {import('./browser-choice.mjs').Verdict} Verdict */

/** The program inside an unpacked archive, by platform: the layout is the makers' own. */
const IN_ARCHIVE = {
  chromium:
    /[\\/]chrome-[\w-]+[\\/](?:chrome|chrome\.exe|Google Chrome for Testing\.app[\\/]Contents[\\/]MacOS[\\/]Google Chrome for Testing)$/,
  firefox:
    /[\\/](?:firefox[\\/]firefox|core[\\/]firefox\.exe|Firefox(?: Nightly)?\.app[\\/]Contents[\\/]MacOS[\\/]firefox)$/,
}

/**
 * Every usable browser's path, with what is missing installed first. Throws with a message for the person at the terminal.
 * @template {BrowserName} Name
 * @param {readonly Name[]} names
 * @param {string} root the project's folder
 * @returns {Promise<Record<Name, string>>}
 */
export async function ensureBrowsers(names, root) {
  const missing = names.filter((name) => findBrowser(name, root) === null)
  if (missing.length > 0) await installBrowsers(missing, root)
  const found = names.map((name) => /** @type {const} */ ([name, findBrowser(name, root)]))
  for (const [name, path] of found) {
    if (path === null)
      throw new Error(
        `${name} was installed but is not to be found. Name its program in ${name.toUpperCase()}=PATH.`,
      )
  }
  // The keys are exactly `names`, which fromEntries cannot know.
  return /** @type {Record<Name, string>} */ (Object.fromEntries(found))
}

/**
 * The path of a usable browser, or null. The variables CHROMIUM and FIREFOX decide alone: a wrong one throws.
 * @param {BrowserName} name
 * @param {string} root the project's folder
 * @returns {string | null}
 */
export function findBrowser(name, root) {
  const variable = name.toUpperCase()
  const asked = process.env[variable]
  if (asked) {
    const verdict = inspect(name, asked)
    if (!verdict.usable) throw new Error(`${variable}=${asked} is not usable: ${verdict.why}.`)
    return asked
  }
  const places = [...inArchives(name, root), ...candidates(name, process.platform, process.env)]
  return places.find((path) => inspect(name, path).usable) ?? null
}

/**
 * @param {BrowserName} name
 * @param {string} root
 */
function inArchives(name, root) {
  const cache = join(browserCache(root), name === 'chromium' ? 'chrome' : 'firefox')
  if (!existsSync(cache)) return []
  const files = readdirSync(cache, { recursive: true, encoding: 'utf8' }).map((file) => join(cache, file))
  return files
    .filter((file) => IN_ARCHIVE[name].test(file))
    .sort()
    .reverse()
}

/**
 * Looks at one program: its file first, because starting a snap's stand-in may install the snap.
 * @param {BrowserName} name
 * @param {string} path
 * @returns {Verdict}
 */
function inspect(name, path) {
  if (!existsSync(path)) return { usable: false, why: 'there is no such file' }
  const sighting = { path, realPath: realpathSync(path), launcher: scriptText(path) }
  const verdict = judge(name, { ...sighting, versionText: null })
  return verdict.usable ? judge(name, { ...sighting, versionText: askVersion(name, path) }) : verdict
}

/**
 * The first 4 KiB of a script; empty for a program.
 * @param {string} path
 */
function scriptText(path) {
  const bytes = Buffer.alloc(4096)
  const file = openSync(path, 'r')
  const text = bytes.toString('utf8', 0, readSync(file, bytes))
  closeSync(file)
  return text.startsWith('#!') ? text : ''
}

/**
 * What `--version` prints; null where nothing comes: Windows' programs have no terminal, and Chromium opens a window instead.
 * @param {BrowserName} name
 * @param {string} path
 */
function askVersion(name, path) {
  const isWindows = process.platform === 'win32'
  if (name === 'chromium' && isWindows) return null
  try {
    const text = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return text === '' && isWindows ? null : text
  } catch (error) {
    return `a program that does not start (${error instanceof Error ? error.message : error})`
  }
}
