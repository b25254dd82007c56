/** A feed's files in the private file system: the bytes just fetched, and the articles kept. */

import type { Kept } from '../../intake/feed/keep.ts'
import { readWhole, remove, sizeOf, writeFile } from './private-files.ts'

const rawName = (id: string) => `${id}.raw`
const keptName = (id: string) => `${id}.json`

export const writeRaw = (id: string, bytes: Uint8Array): Promise<void> =>
  writeFile(rawName(id), (append) => append(bytes))

/** Reads the fetched bytes and removes them. */
export async function takeRaw(id: string): Promise<Uint8Array> {
  const bytes = await readWhole(rawName(id))
  await remove(rawName(id))
  return bytes
}

/** The articles kept of a feed; empty if there is no readable file, which the next refresh replaces. */
export async function readKept(id: string): Promise<readonly Kept[]> {
  if ((await sizeOf(keptName(id))) === null) return []
  try {
    // Only `writeKept` writes these files.
    return JSON.parse(new TextDecoder().decode(await readWhole(keptName(id)))) as readonly Kept[]
  } catch {
    return []
  }
}

export const writeKept = (id: string, kept: readonly Kept[]): Promise<void> =>
  writeFile(keptName(id), (append) => append(new TextEncoder().encode(JSON.stringify(kept))))

/** Size in bytes of the articles kept of a feed; 0 where files cannot be read, as in Firefox's private windows. */
export const keptBytes = async (id: string): Promise<number> =>
  (await sizeOf(keptName(id)).catch(() => null)) ?? 0

export async function removeFeedFiles(id: string): Promise<void> {
  await remove(rawName(id))
  await remove(keptName(id))
}
