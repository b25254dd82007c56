/** Finds index files whose bytes are not those that their name promises: a disk that failed, a browser that crashed. */

import { toHex } from '../../core/bytes/hex.ts'
import { FileHasher } from '../../core/index/hash.ts'
import { finishedName, open, type StoredFile } from './index-file.ts'
import { COMMIT_BYTES, remove, sizeOf } from './private-files.ts'

/** Held by who writes a part, or removes it. */
export const partLock = ({ hash }: StoredFile): string => `part-${hash}`

/** Whether a part is here, whole and unchanged. Reads all of it. */
export async function isIntact({ hash, size }: StoredFile): Promise<boolean> {
  if ((await sizeOf(finishedName(hash))) !== size) return false
  const file = await open(finishedName(hash))
  const hasher = new FileHasher()
  for (let at = 0; at < size; at += COMMIT_BYTES)
    await hasher.push(new Uint8Array(await file.slice(at, at + COMMIT_BYTES).arrayBuffer()))
  return toHex((await hasher.finish()).hash) === hash
}

/**
 * Removes the damaged ones of `parts`. From then on they count as missing (missing-files.ts) and are restored like those. Takes
 * each part's lock: without it a writer could put a sound file in place between the check and the removal.
 */
export async function removeDamaged(parts: readonly StoredFile[]): Promise<void> {
  for (const part of parts)
    await navigator.locks.request(partLock(part), async () => {
      if (!(await isIntact(part))) await remove(finishedName(part.hash))
    })
}
