/** Finds index files whose bytes do not match the hash in their name, after a disk failure or a crash. */

import { toHex } from '../../core/bytes/hex.ts'
import { FileHasher } from '../../core/index/hash.ts'
import { finishedName, open, type StoredFile } from './index-file.ts'
import { COMMIT_BYTES, remove, sizeOf } from './private-files.ts'

/** The name of the Web Lock to hold while a part is written or removed. */
export const partLock = ({ hash }: StoredFile): string => `part-${hash}`

/** Whether a part is on the device, complete and unchanged. Reads the whole file. */
export async function isIntact({ hash, size }: StoredFile): Promise<boolean> {
  if ((await sizeOf(finishedName(hash))) !== size) return false
  const file = await open(finishedName(hash))
  const hasher = new FileHasher()
  for (let start = 0; start < size; start += COMMIT_BYTES)
    await hasher.push(new Uint8Array(await file.slice(start, start + COMMIT_BYTES).arrayBuffer()))
  return toHex((await hasher.finish()).hash) === hash
}

/**
 * Removes damaged files among `parts`. They then count as missing and are restored like those (missing-files.ts). Takes each
 * part's lock: otherwise a writer could store an intact file between the check and the removal.
 */
export async function removeDamaged(parts: readonly StoredFile[]): Promise<void> {
  for (const part of parts)
    await navigator.locks.request(partLock(part), async () => {
      if (!(await isIntact(part))) await remove(finishedName(part.hash))
    })
}
