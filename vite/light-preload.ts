/**
 * Replaces Vite's helper for dynamic imports by a short one. An extension's files are on the disk, so preloading scripts gains
 * nothing; only style sheets must be waited for. Vite's helper would take a kilobyte of the popup's budget.
 */
import type { Plugin } from 'vite'

const HELPER = '\0vite/preload-helper.js'

const CODE = `
const sheets = new Map()
const fetchSheet = (path) =>
  new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/' + path, onload: resolve, onerror: reject }))
  })
const sheet = (path) => sheets.get(path) ?? sheets.set(path, fetchSheet(path)).get(path)
export const __vitePreload = (load, paths = []) => Promise.all([load(), ...paths.map(sheet)]).then(([module]) => module)
`

export function lightPreload(): Plugin {
  return {
    name: 'light-preload',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === HELPER ? CODE : null),
  }
}
