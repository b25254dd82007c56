/** A built package on disk: its manifest, and its files as the browser wants them. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'

/** The parts of a manifest that the harness needs; the package is our own. */
export type Manifest = {
  readonly key?: string
  readonly action: { readonly default_popup?: string }
  readonly commands?: { readonly _execute_action?: { readonly suggested_key: { readonly default: string } } }
  readonly browser_specific_settings?: { readonly gecko: { readonly id: string } }
}

/** Reads the manifest of a package folder or zip. */
export function readManifest(dist: string): Manifest {
  const text = dist.endsWith('.zip')
    ? strFromU8(zipFiles(dist)['manifest.json'] ?? missing(dist))
    : readFileSync(join(dist, 'manifest.json'), 'utf8')
  return JSON.parse(text) as Manifest
}

/** The page that our package opens once, when it is installed. */
export const WELCOME = 'src/welcome/index.html'

/** Whether the package has that page: a bench's own extension has not. */
export const hasWelcome = (dist: string): boolean =>
  dist.endsWith('.zip') ? WELCOME in zipFiles(dist) : existsSync(join(dist, WELCOME))

/** The package as an unpacked folder: itself, or a new folder with the zip's files. */
export function unpacked(dist: string): string {
  if (!dist.endsWith('.zip')) return realpathSync(dist)
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'second-source-package-')))
  for (const [name, bytes] of Object.entries(zipFiles(dist))) {
    if (name.endsWith('/')) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  return folder
}

/** Chromium's id of an unpacked extension: a hash of its key, else of its path (as the system spells paths), in the letters a to p. */
export function chromiumId(manifest: Manifest, folder: string): string {
  const path = Buffer.from(folder, process.platform === 'win32' ? 'utf16le' : 'utf8')
  const source = manifest.key === undefined ? path : Buffer.from(manifest.key, 'base64')
  const hex = createHash('sha256').update(source).digest('hex').slice(0, 32)
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')
}

function zipFiles(path: string): Record<string, Uint8Array> {
  return unzipSync(readFileSync(path))
}

function missing(dist: string): never {
  throw new Error(`${dist} holds no manifest.json`)
}
