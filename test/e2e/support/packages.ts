/** The packages under test, and their paths. */
import type { BrowserName } from '../harness/types.ts'

/** `sample`: the package as readers get it. `gazette`, `rail`: packages of publishers, with the indexes of `gazette.ts` and `rail.ts`. */
export type PackageName = 'sample' | 'gazette' | 'rail'

export const FOLDER = '.cache/e2e'

/** A Firefox profile that was started once. */
export const FIREFOX_PROFILE = `${FOLDER}/firefox-profile`

/** An index whose download takes several commits. */
export const LARGE_INDEX = `${FOLDER}/large.index`

/** The host to which the faulty package of `build-mutants.ts` sends every page. */
export const LEAK = 'https://leak.example/'

const KIND = { chromium: 'chrome', firefox: 'firefox' }

/** The store zip of a package. */
export function zipOf(name: PackageName, browser: BrowserName): string {
  return `${FOLDER}/${name}-${KIND[browser]}.zip`
}

/** The folder of the faulty package. */
export const mutantOf = (browser: BrowserName): string => `${FOLDER}/mutant-${KIND[browser]}`
