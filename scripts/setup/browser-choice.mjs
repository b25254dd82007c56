/** Which browsers are usable and where they may lie: rules without side effects. */
import { posix, win32 } from 'node:path'
import { isAtLeast } from './node.mjs'

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {{ path: string, realPath: string, launcher: string, versionText: string | null }} Sighting */
/** @typedef {{ usable: true, version: string | null } | { usable: false, why: string }} Verdict */

/** @type {readonly BrowserName[]} */
export const BROWSERS = ['chromium', 'firefox']

/** The oldest versions the manifests accept. */
export const BROWSER_NEEDED = { chromium: '123', firefox: '147' }

const COMMANDS = {
  chromium: ['chromium', 'chromium-browser', 'chrome'],
  firefox: ['firefox', 'firefox-esr'],
}

const MAC_APPLICATIONS = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
  firefox: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
    'Firefox Nightly.app/Contents/MacOS/firefox',
  ],
}

const WINDOWS_FOLDERS = {
  chromium: ['Chromium\\Application\\chrome.exe'],
  firefox: [
    'Mozilla Firefox\\firefox.exe',
    'Firefox Developer Edition\\firefox.exe',
    'Firefox Nightly\\firefox.exe',
  ],
}

/**
 * Paths where a browser may lie, best first, on one platform.
 * @param {BrowserName} name
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function candidates(name, platform, env) {
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(env.HOME ?? '/', 'Applications')]
    return folders.flatMap((folder) => MAC_APPLICATIONS[name].map((app) => posix.join(folder, app)))
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (folder) => folder !== undefined,
    )
    return folders.flatMap((folder) => WINDOWS_FOLDERS[name].map((file) => win32.join(folder, file)))
  }
  const folders = new Set([...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin'])
  return [...folders].flatMap((folder) => COMMANDS[name].map((command) => posix.join(folder, command)))
}

/**
 * Judges an installed browser by what it says of itself. Branded Chrome no longer loads unpacked extensions from the
 * command line; snaps cannot read this folder's files nor a profile of ours.
 * @param {BrowserName} name
 * @param {Sighting} seen `launcher` is the beginning of the file when it is a script; `versionText` what `--version`
 *   printed, null where it prints nothing (on Windows)
 * @returns {Verdict}
 */
export function judge(name, { path, realPath, launcher, versionText }) {
  if (
    [path, realPath].some((file) => file.startsWith('/snap/') || file === '/usr/bin/snap') ||
    launcher.includes('/snap/bin/')
  ) {
    return { usable: false, why: 'it is a snap, which cannot load an extension from here' }
  }
  if (versionText === null) {
    const branded = /[\\/]Google[\\/]Chrome[\\/]/i.test(path)
    return branded ? { usable: false, why: BRANDED } : { usable: true, version: null }
  }
  if (/^Google Chrome(?! for Testing)/.test(versionText)) return { usable: false, why: BRANDED }
  const known =
    name === 'chromium' ? /^(?:Chromium|Google Chrome for Testing) ([\d.]+)/ : /^Mozilla Firefox ([\d.]+)/
  const version = known.exec(versionText)?.[1]
  if (version === undefined) return { usable: false, why: `it calls itself "${versionText}"` }
  if (!isAtLeast(version, BROWSER_NEEDED[name])) {
    return { usable: false, why: `its version ${version} is older than ${BROWSER_NEEDED[name]}` }
  }
  return { usable: true, version }
}

const BRANDED = 'it is branded Chrome, which no longer loads unpacked extensions from the command line'

/**
 * How a missing browser is to be had: Debian's packages as root; everywhere else the makers' archives (Ubuntu's packages
 * of that name are snaps).
 * @param {{ platform: NodeJS.Platform, osRelease: string, uid: number | undefined }} machine
 * @returns {'apt' | 'archive'}
 */
export function wayToInstall({ platform, osRelease, uid }) {
  const id = /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1]
  return platform === 'linux' && id === 'debian' && uid === 0 ? 'apt' : 'archive'
}
