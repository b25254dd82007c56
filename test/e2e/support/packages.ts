/** The built packages under test, and where the build of the tests puts them. */
import type { BrowserName } from '../harness/types.ts'

/** `sample`: the package as readers get it. `gazette`, `rail`: publishers' own, with the index of `gazette.ts` and `rail.ts`. */
export type PackageName = 'sample' | 'gazette' | 'rail'

export const FOLDER = '.cache/e2e'

/** An index of several commits of a download. */
export const LARGE_INDEX = `${FOLDER}/large.index`

/** Where the faulty package of `build-mutants.ts` tells a stranger of every page. */
export const LEAK = 'https://leak.example/'

const KIND = { chromium: 'chrome', firefox: 'firefox' }

/** The store zip of a package. */
export function zipOf(name: PackageName, browser: BrowserName): string {
  return `${FOLDER}/${name}-${KIND[browser]}.zip`
}

/** The folder of the package with faults in it. */
export const mutantOf = (browser: BrowserName): string => `${FOLDER}/mutant-${KIND[browser]}`
