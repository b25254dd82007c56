/**
 * Makes webextension-polyfill an ES module without its table of methods to turn from callbacks into promises. The table is
 * most of the polyfill, and the popup and the background would load it. Chromium's methods return promises since Manifest V3,
 * and the polyfill passes through what its table does not name. Messages, which it handles better than Chromium, are not in it.
 */
import type { Plugin } from 'vite'

/** The polyfill's wrapper of messages needs these two entries of the table. */
const WRAPPED = { runtime: {}, tabs: {} }
const TABLE = /(const apiMetadata = )(\{[\s\S]*?\});\n/

/** The polyfill's code as a module without the table. Throws when it finds no table. */
export function withoutTable(code: string): string {
  if (!TABLE.test(code)) throw new Error('vite/light-polyfill.ts finds no table in webextension-polyfill.')
  const light = code.replace(TABLE, (_, start) => `${start}${JSON.stringify(WRAPPED)};\n`)
  return `const module = { exports: {} }, exports = module.exports;\n${light}\nexport default module.exports\n`
}

export function lightPolyfill(): Plugin {
  return {
    name: 'light-polyfill',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('/webextension-polyfill/dist/browser-polyfill.js') ? withoutTable(code) : null,
  }
}
