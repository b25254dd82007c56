/** Finds index files whose bytes are not those that their name promises: a disk that failed, a browser that crashed. */

import { toHex } from '../core/bytes/hex.ts'
import { FileHasher } from '../core/index/hash.ts'
import { COMMIT_BYTES, remove, sizeOf } from './files.ts'
import type { SourceRecord } from './records.ts'
import { finishedName, open, type StoredFile } from './stored-file.ts'

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
 * Removes damaged files of the index in force; from then on they count as lost (lost-files.ts), and come back as those do. Waits for
 * whoever writes a part: it might be sound, and in its place, between the look at it and its removal.
 */
export async function dropDamaged({ parts }: SourceRecord): Promise<void> {
  for (const part of parts)
    await navigator.locks.request(partLock(part), async () => {
      if (!(await isIntact(part))) await remove(finishedName(part.hash))
    })
}
