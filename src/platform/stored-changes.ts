/** Observes one key of `storage.local`, whichever page changes it. */
import { browser, type Storage } from './browser.ts'

/** Calls `listener` with each change. Returns a function that stops listening. */
export function onStored(key: string, listener: (change: Storage.StorageChange) => void): () => void {
  const changed = (changes: Record<string, Storage.StorageChange>, area: string) => {
    const change = area === 'local' ? changes[key] : undefined
    if (change) listener(change)
  }
  browser.storage.onChanged.addListener(changed)
  return () => browser.storage.onChanged.removeListener(changed)
}
