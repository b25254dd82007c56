/** The one importer of webextension-polyfill: everything else that speaks to the browser goes through this folder. */
import browser, { type Permissions, type Runtime, type Storage } from 'webextension-polyfill'

export type { Permissions, Runtime, Storage }
export { browser }
