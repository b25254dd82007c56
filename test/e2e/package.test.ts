/** The built package: size budgets, manifest, notices, install warnings, and that every build gives the same bytes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { expect, inject, test } from 'vitest'
import { run } from '../../scripts/setup/run.mjs'
import { readManifest } from './harness/package.ts'
import { browserName, program } from './support/browser.ts'
import { installWarnings } from './support/install-warnings.ts'
import { FOLDER, zipOf } from './support/packages.ts'

const root = browserName === 'chromium' ? 'dist/chrome' : 'dist/firefox'
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('manifest.json'))

type Files = Readonly<Record<string, Uint8Array>>

const zipFiles = (path: string): Files => unzipSync(readFileSync(path))

function folderFiles(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name))
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]),
  )
}

const hashesOf = (files: Files): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
  )

const SCRIPT_IMPORT = /(?:\bfrom|\bimport)\s*["'`](\.{0,2}\/[^"'`]+)["'`]/g
/** `import('…')`, and the style sheets that are fetched beside it, which are named from the package's root. */
const LATER_IMPORT = /\bimport\s*\(\s*["'`]([^"'`]+)["'`]|["'`](assets\/[^"'`]+\.css)["'`]/g
const PAGE_LINK = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g

/** What a file names, as paths of the package; `later`: also what it fetches when it is needed. */
function links(path: string, later: boolean): string[] {
  const text = read(path)
  const from = (to: string) => (to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(path), to))
  if (path.endsWith('.html')) return [...text.matchAll(PAGE_LINK)].map(([, to = '']) => from(to))
  if (!path.endsWith('.js')) return []
  const first = [...text.matchAll(SCRIPT_IMPORT)].map(([, to = '']) => from(to))
  const fetched = [...text.matchAll(LATER_IMPORT)].map(([, script, sheet = '']) =>
    script ? from(script) : sheet,
  )
  return later ? [...first, ...fetched] : first
}

/** A file and everything it loads, as paths of the package. */
function closure(path: string, later = false, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const to of links(path, later)) closure(to, later, seen)
  return seen
}

/** Bytes on the wire of what `path` loads, each file compressed by itself; the page's own HTML not counted. */
function compressed(path: string, later = false): number {
  const code = [...closure(path, later)].filter((one) => /\.(js|css)$/.test(one))
  return code.reduce((sum, one) => sum + gzipSync(read(one), { level: 9 }).length, 0)
}

const worker: string = manifest.background.service_worker ?? manifest.background.scripts[0]
const KB = 1024

test.each(['page', 'watch', 'head'])('the injected script %s is one file of at most 2 KB', (name) => {
  const code = read(`src/content/${name}.js`)
  expect(code.length).toBeLessThanOrEqual(2 * KB)
  expect(code).not.toMatch(/\bimport\b|\bexport\b/)
})

test('the worker is at most 60 KB compressed and imports nothing dynamically', () => {
  expect(compressed(worker)).toBeLessThanOrEqual(60 * KB)
  for (const path of closure(worker)) expect(read(path)).not.toMatch(/\bimport\s*\(/)
})

test('the popup is at most 51 KB compressed, scripts and styles', () => {
  expect(compressed(manifest.action.default_popup)).toBeLessThanOrEqual(51 * KB)
})

test('everything the popup can ever load is at most 86 KB compressed', () => {
  expect(compressed(manifest.action.default_popup, true)).toBeLessThanOrEqual(86 * KB)
})

test('the popup shares no script with another page', () => {
  const own = closure(manifest.action.default_popup, true)
  const others = [manifest.options_ui.page, 'src/welcome/index.html'].flatMap((page) => [
    ...closure(page, true),
  ])
  expect(others.filter((path) => path.endsWith('.js') && own.has(path))).toEqual([])
})

test('the sizes count what a page imports', () => {
  const popup = manifest.action.default_popup
  expect(closure(popup, true).size).toBeGreaterThan(closure(popup).size)
  expect(closure(manifest.action.default_popup).size).toBeGreaterThan(1)
  expect(closure(manifest.options_ui.page).size).toBeGreaterThan(1)
})

test('the background is one classic script', () => {
  expect(manifest.background).not.toHaveProperty('type')
  expect(closure(worker).size).toBe(1)
})

test('vite build alone gives the packaged files', async () => {
  const folder = `.cache/e2e/vite-build-${browserName}`
  const mode = browserName === 'chromium' ? 'chrome' : 'firefox'
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--outDir', folder]
  const { code, output } = await run(process.execPath, vite, { cwd: process.cwd() })
  expect(code, output).toBe(0)
  expect(hashesOf(folderFiles(folder))).toEqual(hashesOf(zipFiles(zipOf('sample', browserName))))
})

test('the source zip holds the files that git keeps, and no other', () => {
  const kept = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0')
  const there = kept.filter((path) => path !== '' && existsSync(path))
  expect(Object.keys(zipFiles(`${FOLDER}/sample-source.zip`)).sort()).toEqual(there.sort())
})

test('the package holds the notices of the npm packages that are in it', () => {
  const notices = read('THIRD-PARTY-NOTICES.txt')
  for (const name of [
    'fflate',
    'htmlparser2',
    'preact',
    'webextension-polyfill',
    'yaml',
    'Public Suffix List',
  ])
    expect(notices).toMatch(new RegExp(`^${name}\\b`, 'm'))
  for (const name of ['vite', 'vitest', 'commander'])
    expect(notices).not.toMatch(new RegExp(`^${name} \\d`, 'm'))
})

test('the manifest asks for nothing that warns and shows no file to pages', () => {
  expect(readManifest(zipOf('sample', browserName))).toEqual(manifest)
  expect(manifest.manifest_version).toBe(3)
  // Chromium alone needs an offscreen page to index in; it warns of nothing and Firefox does not know it.
  const shared = manifest.permissions.filter((name: string) => name !== 'offscreen')
  expect(shared).toEqual(['activeTab', 'scripting', 'storage', 'alarms', 'unlimitedStorage'])
  expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*'])
  for (const name of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'key']) {
    expect(manifest).not.toHaveProperty(name)
  }
})

test('no packaged script or page loads code from elsewhere', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.html$/.test(path),
  )
  for (const path of files) expect(read(path)).not.toMatch(/<script[^>]+src="(https?:)?\/\//)
  expect(manifest.content_security_policy.extension_pages).toContain("script-src 'self'")
})

test('the package installs without a warning, and a package that asks for more does not', async () => {
  const [ours, control] = await installWarnings(browserName, program(), zipOf('sample', browserName), {
    permissions: ['activeTab', 'tabs'],
    host_permissions: ['<all_urls>'],
  })
  expect(ours).toEqual([])
  expect(control?.length).toBeGreaterThan(0)
})

test('packages built twice have the same bytes', () => {
  const [first, second] = inject('zipHashes')
  expect(first).toHaveLength(3)
  expect(second).toEqual(first)
})

test('the opaque part of the record is not shipped', () => {
  const secured = /^secured: "(.{40})/m.exec(
    readFileSync('sample/amazon-shifts-alexa-to-inferentia.md', 'utf8'),
  )?.[1]
  expect(secured).toBeTruthy()
  expect(readFileSync(`.cache/e2e/sample.index`).includes(secured ?? '')).toBe(false)
})
