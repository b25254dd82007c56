/** Which browsers are usable, and how a missing one is installed: rules without side effects. */
import { isAtLeast } from './node.mjs'

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {{ path: string, realPath: string, script: string }} Program */

/** The oldest versions that the manifests accept. */
export const BROWSER_NEEDED = { chromium: '123', firefox: '147' }

/**
 * Whether a program is a snap, which can read neither this folder nor a profile of ours.
 * @param {Program} program `script` is the beginning of the file when it is a script
 */
export const isSnap = ({ path, realPath, script }) =>
  [path, realPath].some((file) => file.startsWith('/snap/') || file === '/usr/bin/snap') ||
  script.includes('/snap/bin/')

/**
 * Why a browser cannot be used, by what `--version` printed; null when it can. Windows' programs print nothing.
 * @param {BrowserName} name
 * @param {string} versionText
 */
export function whyUnusable(name, versionText) {
  if (versionText === '' && process.platform === 'win32') return null
  if (/^Google Chrome(?! for Testing)/.test(versionText))
    return 'it is branded Chrome, which no longer loads unpacked extensions from the command line'
  const known =
    name === 'chromium' ? /^(?:Chromium|Google Chrome for Testing) ([\d.]+)/ : /^Mozilla Firefox ([\d.]+)/
  const version = known.exec(versionText)?.[1]
  if (version === undefined) return `it calls itself "${versionText}"`
  return isAtLeast(version, BROWSER_NEEDED[name])
    ? null
    : `its version ${version} is older than ${BROWSER_NEEDED[name]}`
}

/**
 * How a missing browser is installed: Debian's packages as root, and the makers' archives everywhere else. Ubuntu's packages of
 * these names are snaps.
 * @param {{ platform: NodeJS.Platform, osRelease: string, uid: number | undefined }} machine
 * @returns {'apt' | 'archive'}
 */
export function wayToInstall({ platform, osRelease, uid }) {
  const id = /^ID="?([^"\n]*)"?$/m.exec(osRelease)?.[1]
  return platform === 'linux' && id === 'debian' && uid === 0 ? 'apt' : 'archive'
}
