/** The built packages under test, and where the build of the tests puts them. */
import type { BrowserName } from '../harness/types.ts'

/** `sample`: the package as readers get it. `gazette`: a publisher's own, with the index of `gazette.ts`. */
export type PackageName = 'sample' | 'gazette'

export const FOLDER = '.cache/e2e'

/** An index of several commits of a download. */
export const LARGE_INDEX = `${FOLDER}/large.index`

const KIND = { chromium: 'chrome', firefox: 'firefox' }

/** The store zip of a package. */
export function zipOf(name: PackageName, browser: BrowserName): string {
  return `${FOLDER}/${name}-${KIND[browser]}.zip`
}
