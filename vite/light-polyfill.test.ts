/** What is left out of the polyfill must be nothing the extension calls. */
import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { expect, it, vi } from 'vitest'
import { CALLED, packed, TABLE } from './light-polyfill.ts'

const polyfill = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8')
const tableOf = (code: string): Record<string, unknown> => JSON.parse(TABLE.exec(code)?.[2] ?? '{}')

it('keeps of the table what the sources call, unchanged', () => {
  const sources = globSync('src/**/*.{ts,tsx}').map((path) => readFileSync(path, 'utf8'))
  const called = sources.flatMap((text) => [...text.matchAll(/\bbrowser\.(\w+)\./g)].map(([, name]) => name))
  const whole = tableOf(polyfill)
  const known = new Set(called.filter((name) => name !== undefined && name in whole))
  expect(new Set(CALLED)).toEqual(known)
  expect(tableOf(packed(polyfill))).toEqual(Object.fromEntries(CALLED.map((name) => [name, whole[name]])))
})

it('refuses a polyfill whose table is elsewhere', () => {
  expect(() => packed('module.exports = {}')).toThrow(/no table/)
})

it('gives a module that wraps what the browser offers', async () => {
  vi.stubGlobal('chrome', { runtime: { id: 'x', getManifest: () => 'manifest' } })
  const { default: browser } = await import(`data:text/javascript,${encodeURIComponent(packed(polyfill))}`)
  expect(browser.runtime.getManifest()).toBe('manifest')
  vi.unstubAllGlobals()
})
