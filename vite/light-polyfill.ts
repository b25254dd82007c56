/**
 * Packs webextension-polyfill: as an ES module, and without its table of the methods that it turns from callbacks into promises.
 * The table is most of it, and the popup and the worker load it whole; Chromium's own methods give promises since Manifest V3,
 * and what is not in the table the polyfill passes through. Messages, which it does better than Chromium, are not in the table.
 */
import type { Plugin } from 'vite'

/** The polyfill looks these up in its table for the messages it wraps itself. */
const WRAPPED = { runtime: {}, tabs: {} }
const TABLE = /(const apiMetadata = )(\{[\s\S]*?\});\n/

/** The polyfill's code as a module without its table. Throws when the table is not where it was. */
export function packed(code: string): string {
  if (!TABLE.test(code))
    throw new Error('webextension-polyfill has no table where vite/light-polyfill.ts looks for it.')
  const light = code.replace(TABLE, (_, start) => `${start}${JSON.stringify(WRAPPED)};\n`)
  return `const module = { exports: {} }, exports = module.exports;\n${light}\nexport default module.exports\n`
}

export function lightPolyfill(): Plugin {
  return {
    name: 'light-polyfill',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/webextension-polyfill/dist/browser-polyfill.js') ? packed(code) : null,
  }
}
