/** The only importer of webextension-polyfill. All other code reaches the browser through this folder. */
import browser, { type Permissions, type Runtime, type Storage } from 'webextension-polyfill'

export type { Permissions, Runtime, Storage }
export { browser }
