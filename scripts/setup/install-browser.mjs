/** Installs a browser: Debian's package, or Chrome for Testing and Mozilla's archive into .cache/browsers. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wayToInstall } from './browser-choice.mjs'

/** @typedef {import('./browser-choice.mjs').BrowserName} BrowserName */

const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' }

/**
 * Where the archives are unpacked.
 * @param {string} root the project's folder
 */
export function browserCache(root) {
  return join(root, '.cache', 'browsers')
}

/**
 * Installs the browsers as this machine allows. Throws with what failed and what to do by hand.
 * @param {readonly BrowserName[]} names
 * @param {string} root the project's folder
 */
export async function installBrowsers(names, root) {
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const way = wayToInstall({ platform: process.platform, osRelease, uid: process.getuid?.() })
  console.error(
    `Installing ${names.join(' and ')} (${way === 'apt' ? "Debian's packages" : 'from its maker, into .cache/browsers'}) ...`,
  )
  if (way === 'apt') return installFromDebian(names)
  for (const name of names) await installFromArchive(name, root)
}

/** @param {readonly BrowserName[]} names */
function installFromDebian(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (/** @type {string[]} */ ...args) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 2, 2] })
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...names.map((name) => DEBIAN_PACKAGE[name]))
}

/**
 * Downloads and unpacks the maker's newest stable build. Throws when it cannot be had.
 * @param {BrowserName} name
 * @param {string} root the project's folder
 * @param {{ baseUrl?: string, buildId?: string }} [from] another server and build than the maker's newest
 * @returns {Promise<string>} the path of the program
 */
export async function installFromArchive(name, root, from = {}) {
  // Imported here: before `npm ci` the package is not there, and this file is.
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers')
  const browser = name === 'chromium' ? Browser.CHROME : Browser.FIREFOX
  const platform = detectBrowserPlatform()
  if (platform === undefined)
    throw new Error(`${name} has no build for this machine (${process.platform} ${process.arch}).`)
  const variable = name.toUpperCase()
  try {
    const buildId = from.buildId ?? (await resolveBuildId(browser, platform, 'stable'))
    const installed = await install({
      browser,
      platform,
      buildId,
      cacheDir: browserCache(root),
      ...(from.baseUrl === undefined ? {} : { baseUrl: from.baseUrl }),
    })
    return installed.executablePath
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `Could not download ${name}: ${reason}. Install it by hand and name its program in ${variable}=PATH.`,
      { cause },
    )
  }
}
