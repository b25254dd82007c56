/** What is left out of the polyfill must be only what the browser does itself. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { packed } from './light-polyfill.ts'

const polyfill = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8')

/** The module over a browser that offers `chrome`. */
async function over(chrome: object) {
  vi.stubGlobal('chrome', chrome)
  return (await import(`data:text/javascript,${encodeURIComponent(packed(polyfill))}#${Math.random()}`))
    .default
}
afterEach(() => vi.unstubAllGlobals())

it('refuses a polyfill whose table is elsewhere', () => {
  expect(() => packed('module.exports = {}')).toThrow(/no table/)
})

it("hands out the browser's own promises", async () => {
  const own = Promise.resolve([])
  const browser = await over({
    runtime: { id: 'x' },
    tabs: { query: () => own },
    storage: { local: { get: () => own } },
  })
  expect(browser.tabs.query({})).toBe(own)
  expect(browser.storage.local.get('settings')).toBe(own)
})

it('still makes a promise of a listener the answer to a message', async () => {
  type Listener = (message: unknown, sender: object, answer: (value: unknown) => void) => unknown
  let listener: Listener | undefined
  const onMessage = { addListener: (given: Listener) => (listener = given) }
  const browser = await over({ runtime: { id: 'x', onMessage } })
  browser.runtime.onMessage.addListener(async (message: unknown) => ['heard', message])
  const answer = await new Promise<unknown>((done) => expect(listener?.('hello', {}, done)).toBe(true))
  expect(JSON.stringify(answer)).toContain('heard')
})
