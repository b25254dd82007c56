/**
 * Vite's helper of dynamic imports, as little of it as an extension's page needs: its files lie on the disk, so only the style
 * sheets of what is imported must be waited for. Vite's own is a kilobyte of the popup's budget.
 */
import type { Plugin } from 'vite'

const HELPER = '\0vite/preload-helper.js'

const CODE = `
const wanted = new Map()
const fetchSheet = (path) =>
  new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/' + path, onload: done, onerror: failed }))
  })
const sheet = (path) => wanted.get(path) ?? wanted.set(path, fetchSheet(path)).get(path)
export const __vitePreload = (load, sheets = []) => Promise.all([load(), ...sheets.map(sheet)]).then(([module]) => module)
`

export function lightPreload(): Plugin {
  return {
    name: 'light-preload',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === HELPER ? CODE : null),
  }
}
