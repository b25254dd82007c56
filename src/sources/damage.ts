/** Finds index files whose bytes are not those that their name promises: a disk that failed, a browser that crashed. */
import { FileHasher, toHex } from '../core/index/hash.ts'
import { COMMIT_BYTES, remove, sizeOf } from './files.ts'
import type { SourceRecord } from './records.ts'
import { finishedName, open, type StoredFile } from './stored-file.ts'

/** Whether a part is here, whole and unchanged. Reads all of it. */
export async function isIntact({ hash, size }: StoredFile): Promise<boolean> {
  if ((await sizeOf(finishedName(hash))) !== size) return false
  const file = await open(finishedName(hash))
  const hasher = new FileHasher()
  for (let at = 0; at < size; at += COMMIT_BYTES)
    await hasher.push(new Uint8Array(await file.slice(at, at + COMMIT_BYTES).arrayBuffer()))
  return toHex((await hasher.finish()).hash) === hash
}

/** Removes damaged files of the index in force; from then on they count as lost (lost-files.ts), and come back as those do. */
export async function dropDamaged({ parts }: SourceRecord): Promise<void> {
  for (const part of parts) if (!(await isIntact(part))) await remove(finishedName(part.hash))
}
