/**
 * Packs webextension-polyfill: as an ES module, and without the namespaces of its table that this extension never calls. The
 * table is most of it, and the popup and the worker load it whole. What the polyfill does stays as it is.
 */
import type { Plugin } from 'vite'

/** Namespaces of the table that src/platform and src/sources call. Others (scripting, offscreen) the polyfill passes through. */
export const CALLED = ['alarms', 'commands', 'extension', 'permissions', 'runtime', 'storage', 'tabs']
export const TABLE = /(const apiMetadata = )(\{[\s\S]*?\});\n/

/** The polyfill's code as a module with a table of the called namespaces. Throws when the table is not where it was. */
export function packed(code: string): string {
  const [, start, table] = TABLE.exec(code) ?? []
  if (!start || !table)
    throw new Error('webextension-polyfill has no table where vite/light-polyfill.ts looks for it.')
  const all = Object.entries(JSON.parse(table) as Record<string, unknown>) // a JSON object, as the polyfill's build writes it
  const called = Object.fromEntries(all.filter(([name]) => CALLED.includes(name)))
  const light = code.replace(TABLE, () => `${start}${JSON.stringify(called)};\n`)
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
