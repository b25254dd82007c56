/** Tells of changes of one key of `storage.local`, whichever page made them. */
import { browser, type Storage } from './browser.ts'

/** Calls `listener` with each change; returns a function that stops it. */
export function onStored(key: string, listener: (change: Storage.StorageChange) => void): () => void {
  const changed = (changes: Record<string, Storage.StorageChange>, area: string) => {
    const change = area === 'local' ? changes[key] : undefined
    if (change) listener(change)
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}
