/** Rules that every file of the repository obeys. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BROWSER_NEEDED } from '../../scripts/setup/browser-choice.mjs'
import { NODE_NEEDED } from '../../scripts/setup/node.mjs'
import { repositoryFiles, textOf } from './files.ts'

const files = repositoryFiles()
const readable = files.filter(
  (path) => !/\.(png|ico|woff2?|zip|gz|index|bin|ssi)$|package-lock\.json$/.test(path),
)

function json(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

test('every code file opens with a comment that says its job, unit tests excepted', () => {
  const code = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/^src\/.*\.test\.tsx?$/.test(path))
  expect(code.filter((path) => !/^(#!.*\n)?\/\*\*?\s+(\* )?\S/.test(textOf(path)))).toEqual([])
})

test('no file contains an absolute path of a developer machine', () => {
  // Joined here, so that this file does not contain one itself.
  const machine = new RegExp(
    `(^|[^\\w.:/-])/(${['work', 'tmp', 'root', 'home/\\w+', 'Users/\\w+'].join('|')})/\\w`,
    'm',
  )
  expect(readable.filter((path) => machine.test(textOf(path)))).toEqual([])
})

test('the sample is the only real record', () => {
  const records = readable.filter((path) =>
    /^---\r?\n[\s\S]*?^(webUrl|originalUrl|related):/m.test(textOf(path)),
  )
  const madeUp = /https?:\/\/([\w-]+\.)*(example(\.(com|org|net))?|[\w-]+\.(example|test|invalid))[/:"'\s]/
  const real = records.filter((path) => !madeUp.test(textOf(path)))
  expect(real).toEqual(['sample/amazon-shifts-alexa-to-inferentia.md'])
  expect(readable.filter((path) => /^secured: *["']?[\w+/=]{60}/m.test(textOf(path)))).toEqual(real)
})

test('every package version is pinned exactly', () => {
  const { dependencies, devDependencies } = json('package.json')
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  )
  expect(loose).toEqual([])
})

test('setup requires the same versions as package.json and the manifests', () => {
  expect(`>=${NODE_NEEDED}`.replace(/\.0$/, '')).toBe(json('package.json').engines.node)
  expect(BROWSER_NEEDED.chromium).toBe(json('manifest.json').minimum_chrome_version)
  const { gecko } = json('manifest.firefox.json').browser_specific_settings
  expect(gecko.strict_min_version).toBe(`${BROWSER_NEEDED.firefox}.0`)
})

test('the privacy page explains every permission of both manifests', () => {
  const asked = [json('manifest.json'), json('manifest.firefox.json')].flatMap(
    ({ permissions = [] }) => permissions,
  )
  const text = textOf('docs/privacy.md')
  expect(asked.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})
