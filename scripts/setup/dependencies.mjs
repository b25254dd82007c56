/** Installs the packages of package-lock.json when they are missing or differ from it. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './run.mjs'

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/**
 * Whether the installed packages are those of the lock file. File times say nothing: a checkout makes every file new. Optional
 * packages of other platforms may be absent.
 * @param {Lock} lock package-lock.json
 * @param {Lock | null} installed node_modules/.package-lock.json
 */
export function isCurrent(lock, installed) {
  if (installed === null) return false
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed.packages[path]
    return found === undefined ? wanted.optional === true : found.version === wanted.version
  })
}

/**
 * @param {string} file
 * @returns {Lock | null}
 */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/**
 * Runs `npm ci` in the project when needed. Throws when it fails.
 * @param {string} root the project's folder
 */
export function ensureDependencies(root) {
  const lock = readLock(join(root, 'package-lock.json'))
  if (lock === null) throw new Error(`No package-lock.json in ${root}: is this a whole clone?`)
  if (isCurrent(lock, readLock(join(root, 'node_modules', '.package-lock.json')))) return
  console.error('Installing the dependencies (npm ci) ...')
  const { status } = spawnSync(...npm(['ci']), { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('npm ci failed; its message is above. Is the network reachable?')
}
