/** The notices of the npm packages that are really installed, and of made-up ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { noticeOf, packageFolder } from './third-party-notices.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A new folder with `node_modules/outer` in it; returns the path of outer. */
function outerPackage(manifest: object): string {
  const root = mkdtempSync(join(tmpdir(), 'second-source-notices-')).replaceAll('\\', '/')
  folders.push(root)
  const folder = `${root}/node_modules/outer`
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  return folder
}

const OUTER = { name: 'outer', version: '1.2.3', license: 'MIT' }

it('names version, licence and source of a package, and quotes its licence file', () => {
  const notice = noticeOf('node_modules/preact')
  expect(notice).toMatch(/^preact \d+\.\d+\.\d+\nMIT\nSource: .*preact/)
  expect(notice).toContain('The MIT License (MIT)')
})

it('states the licence of a package without a licence file', () => {
  expect(noticeOf(outerPackage(OUTER))).toBe('outer 1.2.3\nMIT')
})

it('refuses a package that names no licence', () => {
  const folder = outerPackage({ name: 'outer', version: '1.2.3' })
  expect(() => noticeOf(folder)).toThrow(/outer names no licence/)
})

it('counts a copy inside a package as part of that package', () => {
  const folder = outerPackage(OUTER)
  expect(packageFolder(`${folder}/dist/node_modules/copied/index.js`)).toBe(folder)
})

it('finds the package of a virtual module, and none for our own files', () => {
  const folder = outerPackage(OUTER)
  expect(packageFolder(`\0${folder}/index.js?commonjs-module`)).toBe(folder)
  expect(packageFolder('src/popup/main.tsx')).toBeNull()
})
