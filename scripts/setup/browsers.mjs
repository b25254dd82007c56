/** Finds a usable Chromium and Firefox, and installs a missing one: Debian's package, or the maker's archive into .cache/browsers. */
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import {
  Browser,
  Cache,
  detectBrowserPlatform,
  getVersionComparator,
  install,
  resolveBuildId,
} from '@puppeteer/browsers'
import { isSnap, wayToInstall, whyUnusable } from './browser-choice.mjs'

/** @typedef {import('./browser-choice.mjs').BrowserName} BrowserName */

/** `commands`: names of the system's own program on Linux. */
const KNOWN = {
  chromium: { build: Browser.CHROME, commands: ['chromium', 'chromium-browser'], debian: 'chromium' },
  firefox: { build: Browser.FIREFOX, commands: ['firefox', 'firefox-esr'], debian: 'firefox-esr' },
}

/** Where archives are unpacked. */
const cacheDirOf = (/** @type {string} */ root) => join(root, '.cache', 'browsers')

/**
 * Every browser's path, with the missing ones installed first. Throws with a message for the person at the terminal.
 * @template {BrowserName} Name
 * @param {readonly Name[]} names
 * @param {string} root the project's folder
 * @returns {Promise<Record<Name, string>>}
 */
export async function ensureBrowsers(names, root) {
  const missing = names.filter((name) => findBrowser(name, root) === null)
  if (missing.length > 0) await installBrowsers(missing, root)
  const found = names.map((name) => {
    const path = findBrowser(name, root)
    if (path === null)
      throw new Error(`${name} was installed but not found. Name its program in ${name.toUpperCase()}=PATH.`)
    return /** @type {const} */ ([name, path])
  })
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
  const named = process.env[variable]
  if (named) {
    const why = inspect(name, named)
    if (why !== null) throw new Error(`${variable}=${named} is not usable: ${why}.`)
    return named
  }
  return fromArchive(name, root) ?? fromSystem(name)
}

/**
 * The newest archive that was unpacked here.
 * @param {BrowserName} name
 * @param {string} root
 */
function fromArchive(name, root) {
  const { build } = KNOWN[name]
  const newer = getVersionComparator(build)
  const [newest] = new Cache(cacheDirOf(root))
    .getInstalledBrowsers()
    .filter(({ browser, executablePath }) => browser === build && existsSync(executablePath))
    .sort((a, b) => newer(b.buildId, a.buildId))
  return newest?.executablePath ?? null
}

/**
 * The system's own browser. Elsewhere than on Linux the archives are used.
 * @param {BrowserName} name
 */
function fromSystem(name) {
  if (process.platform !== 'linux') return null
  const folders = new Set([...(process.env.PATH ?? '').split(':').filter(Boolean), '/usr/bin'])
  const places = [...folders].flatMap((folder) =>
    KNOWN[name].commands.map((command) => join(folder, command)),
  )
  return places.find((path) => inspect(name, path) === null) ?? null
}

/**
 * Why a program cannot be used; null when it can. Its file is read first, because starting a snap's stand-in may install the snap.
 * @param {BrowserName} name
 * @param {string} path
 */
function inspect(name, path) {
  if (!existsSync(path)) return 'there is no such file'
  if (isSnap({ path, realPath: realpathSync(path), script: scriptText(path) }))
    return 'it is a snap, which cannot load an extension from here'
  // Chromium on Windows would open a window.
  if (name === 'chromium' && process.platform === 'win32') return null
  try {
    const text = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return whyUnusable(name, text.trim())
  } catch (error) {
    return `it does not start (${error instanceof Error ? error.message : error})`
  }
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
 * @param {readonly BrowserName[]} names
 * @param {string} root the project's folder
 */
async function installBrowsers(names, root) {
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const way = wayToInstall({ platform: process.platform, osRelease, uid: process.getuid?.() })
  const from = way === 'apt' ? "Debian's packages" : 'from its maker, into .cache/browsers'
  console.error(`Installing ${names.join(' and ')} (${from}) ...`)
  if (way === 'archive') {
    for (const name of names) await installFromArchive(name, root)
    return
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = names.map((name) => KNOWN[name].debian)
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
    execFileSync('apt-get', args, { env, stdio: ['ignore', 2, 2] })
}

/**
 * Downloads and unpacks the maker's newest stable build. Throws when it cannot.
 * @param {BrowserName} name
 * @param {string} root the project's folder
 * @param {{ baseUrl?: string, buildId?: string }} [from] another server and build than the maker's newest
 * @returns {Promise<string>} the path of the program
 */
export async function installFromArchive(name, root, { baseUrl, buildId } = {}) {
  const { build } = KNOWN[name]
  const platform = detectBrowserPlatform()
  if (platform === undefined)
    throw new Error(`${name} has no build for this machine (${process.platform} ${process.arch}).`)
  try {
    const installed = await install({
      browser: build,
      platform,
      buildId: buildId ?? (await resolveBuildId(build, platform, 'stable')),
      cacheDir: cacheDirOf(root),
      ...(baseUrl === undefined ? {} : { baseUrl }),
    })
    return installed.executablePath
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `Could not download ${name}: ${reason}. Install it by hand and name its program in ${name.toUpperCase()}=PATH.`,
      { cause },
    )
  }
}
