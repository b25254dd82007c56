/** The packaged index: which one it is, whether it is installed, and whether the reader removed it. */
import { browser } from '../../platform/browser.ts'
import type { StoredFile } from '../files/index-file.ts'
import type { InstalledSources } from './installed.ts'

/** `file` is its path in the package. A build constant, so that no file is read. */
declare const __BUNDLED_INDEX__: StoredFile & { readonly file: string }
export const bundled = __BUNDLED_INDEX__

/** The source's id. */
export const BUNDLED = 'bundled'

/** Whether this package's index is installed. Does not check the file. */
export const bundledIsInstalled = ({ [BUNDLED]: source }: InstalledSources): boolean =>
  source?.parts[0]?.hash === bundled.hash && source.opened.length > 0

/** Key of `storage.local`: true after the reader removed the packaged index, so that an update does not install it again. */
export const BUNDLED_REMOVED = 'bundledRemoved'

export const isBundledRemoved = async (): Promise<boolean> =>
  (await browser.storage.local.get(BUNDLED_REMOVED))[BUNDLED_REMOVED] === true
