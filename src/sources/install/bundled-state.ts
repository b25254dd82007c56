/** Which index comes in the package, and whether it is the one in force. */
import { browser } from '../../platform/browser.ts'
import type { StoredFile } from '../files/index-file.ts'
import type { InstalledSource } from './installed.ts'

/** What the build packaged; `file` is its path in the package. The build writes it into the code, so that nothing is read. */
declare const __BUNDLED_INDEX__: StoredFile & { readonly file: string }
export const bundled = __BUNDLED_INDEX__

/** The id of its source. */
export const BUNDLED = 'bundled'

/** Whether a look-up may use what the record says. Cheap: it does not look at the file. */
export const bundledIsInForce = ({ [BUNDLED]: record }: Readonly<Record<string, InstalledSource>>): boolean =>
  record?.parts[0]?.hash === bundled.hash && record.opened.length > 0

/** Under it `storage.local` remembers that the reader removed it: an update of the package does not bring it back. */
export const BUNDLED_REMOVED = 'bundledRemoved'

export const isBundledRemoved = async (): Promise<boolean> =>
  (await browser.storage.local.get(BUNDLED_REMOVED))[BUNDLED_REMOVED] === true
