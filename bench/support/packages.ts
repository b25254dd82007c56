/** The installed browsers, and the packages built for them. */
import { execFileSync } from 'node:child_process'
import { findBrowser } from '../../scripts/setup/browsers.mjs'
import type { BrowserName } from '../../test/e2e/harness/types.ts'

/** The built package of each browser (`npm run build`). */
export const DIST = { chromium: 'dist/chrome', firefox: 'dist/firefox' } as const

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox']

/** The path of a browser's executable. */
export function programOf(name: BrowserName): string {
  const program = findBrowser(name, process.cwd())
  if (program === null) throw new Error(`no usable ${name} on this machine; npm test installs one`)
  return program
}

/** Names and versions, from the browsers. */
export const browserVersions = (): string[] =>
  BROWSERS.map((name) =>
    execFileSync(programOf(name), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  )
