/**
 * Keeps a place for the pages that the manifest does not name, during development. Vite's server answers for them as soon as
 * the background is active, and the first page opens before that. crxjs does the same for the pages of the manifest.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { OTHER_PAGES } from './contexts.ts'

/** Loads itself again until the server answers. */
const PLACEHOLDER = '<!doctype html><meta http-equiv="refresh" content="0.2"><title>Second Source</title>\n'

export function servePages(): Plugin {
  return {
    name: 'serve-pages',
    apply: 'serve',
    configureServer({ config }) {
      for (const page of Object.values(OTHER_PAGES)) {
        const path = resolve(config.root, config.build.outDir, page)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, PLACEHOLDER)
      }
    },
  }
}
