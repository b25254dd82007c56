/** A built package on disk: its manifest, and its files unpacked for a browser. */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'

/** The fields of a manifest that the harness reads. */
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

/** The page that our package opens when it is installed. */
export const WELCOME = 'src/welcome/index.html'

/** Whether the package has that page: the extensions of benchmarks do not. */
export const hasWelcome = (dist: string): boolean =>
  dist.endsWith('.zip') ? WELCOME in zipFiles(dist) : existsSync(join(dist, WELCOME))

export type PackageFolder = {
  readonly path: string
  /** Removes the folder if it was made for a zip. */
  remove(): void
}

/** The package as an unpacked folder: itself, or a new folder with the zip's files. */
export function packageFolder(dist: string): PackageFolder {
  if (!dist.endsWith('.zip')) return { path: realpathSync(dist), remove() {} }
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'second-source-package-')))
  unpackInto(path, dist)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Replaces the content of a folder by a zip's files. */
export function unpackInto(folder: string, zip: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  for (const [name, bytes] of Object.entries(zipFiles(zip))) {
    if (name.endsWith('/')) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
}

/** Chromium's id of an unpacked extension: a hash of its key, or else of its path in the system's encoding, in the letters a to p. */
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
  throw new Error(`${dist} has no manifest.json`)
}
