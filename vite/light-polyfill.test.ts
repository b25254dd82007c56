/** The polyfill without its table behaves as with it, if the browser returns promises itself. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { withoutTable } from './light-polyfill.ts'

const polyfill = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8')

/** The polyfill in a browser that has `chrome`. */
async function polyfillOf(chrome: object) {
  vi.stubGlobal('chrome', chrome)
  return (await import(`data:text/javascript,${encodeURIComponent(withoutTable(polyfill))}#${Math.random()}`))
    .default
}
afterEach(() => vi.unstubAllGlobals())

it('refuses a polyfill without a table', () => {
  expect(() => withoutTable('module.exports = {}')).toThrow(/no table/)
})

it("returns the browser's own promises", async () => {
  const own = Promise.resolve([])
  const browser = await polyfillOf({
    runtime: { id: 'x' },
    tabs: { query: () => own },
    storage: { local: { get: () => own } },
  })
  expect(browser.tabs.query({})).toBe(own)
  expect(browser.storage.local.get('settings')).toBe(own)
})

it('still answers a message with the promise of a listener', async () => {
  type Listener = (message: unknown, sender: object, answer: (value: unknown) => void) => unknown
  let listener: Listener | undefined
  const onMessage = { addListener: (given: Listener) => (listener = given) }
  const browser = await polyfillOf({ runtime: { id: 'x', onMessage } })
  browser.runtime.onMessage.addListener(async (message: unknown) => ['heard', message])
  const answer = await new Promise<unknown>((done) => expect(listener?.('hello', {}, done)).toBe(true))
  expect(JSON.stringify(answer)).toContain('heard')
})
