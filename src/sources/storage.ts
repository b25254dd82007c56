/** How much room the sources take, how much there is, and whether the browser may clear it. */

export type StorageUse = {
  /** Bytes. Null when the browser does not say. */
  readonly used: number | null
  readonly limit: number | null
  /** True when the browser promised not to clear it by itself. */
  readonly persisted: boolean
}

export async function storageUse(): Promise<StorageUse> {
  const [{ usage, quota }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ])
  return { used: usage ?? null, limit: quota ?? null, persisted }
}

/** Asks the browser not to clear the sources when the disk fills up; Firefox may ask the reader. */
export const askToPersist = (): Promise<boolean> => navigator.storage.persist()
