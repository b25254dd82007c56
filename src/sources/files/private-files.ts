/**
 * Writes files in the origin-private file system. A part that is being downloaded is named `<hash>.part`, a finished one
 * `<hash>.index`. Each part is one file, because each further file costs a look-up two more calls to the browser's process
 * (measured in Chromium: three rounds of reads took 11 ms from one file, 15 ms from chunks).
 */
import { asFault, SourceFault } from '../faults.ts'
import { open, root } from './index-file.ts'

/** Bytes per commit: the most that a stopped worker loses of a download. */
export const COMMIT_BYTES = 4 * 1024 * 1024

/** Bytes per write, a divisor of `COMMIT_BYTES`. Firefox wrote 96 MB in 0.05 s this way, and in 0.34 s by pieces of 64 KiB. */
export const WRITE_BYTES = 1024 * 1024

export const arrivingName = (hash: string): string => `${hash}.part`

/** Runs a file operation; storage errors of the browser become `SourceFault`s. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}

/** The size of a file, or null if there is no such file. */
export async function sizeOf(name: string): Promise<number | null> {
  try {
    return (await open(name)).size
  } catch (error) {
    const fault = asFault(error)
    if (fault instanceof SourceFault && fault.code === 'files-gone') return null
    throw fault
  }
}

/** All bytes of a small file. */
export const readWhole = (name: string): Promise<Uint8Array> =>
  named(async () => new Uint8Array(await (await open(name)).arrayBuffer()))

/**
 * Writes a file as one commit: it is complete after `fill`, or not there at all. `fill` gets a function that appends bytes.
 */
export function writeFile(
  name: string,
  fill: (append: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  return named(async () => {
    const handle = await (await root()).getFileHandle(name, { create: true })
    const writable = await handle.createWritable()
    try {
      // The bytes are never in shared memory, which the type allows.
      await fill((bytes) => writable.write(bytes as Uint8Array<ArrayBuffer>))
      await writable.close()
    } catch (error) {
      await writable.abort().catch(() => {})
      // A new file exists, empty, even without a commit.
      if ((await handle.getFile()).size === 0) await remove(name)
      throw error
    }
  })
}

/** A file that is written in place, in a worker. TypeScript declares this type for worker-only projects only. */
export type FileInPlace = {
  read(into: Uint8Array, options: { readonly at: number }): number
  write(bytes: Uint8Array, options: { readonly at: number }): number
  truncate(size: number): void
  flush(): void
  getSize(): number
  close(): void
}

type WorkerFileHandle = { createSyncAccessHandle(): Promise<FileInPlace> }

/** Opens or creates a file to write in place. Until it is closed, no other context can write, rename or remove it. */
export const writeInPlace = (name: string): Promise<FileInPlace> =>
  named(async () => {
    const handle: unknown = await (await root()).getFileHandle(name, { create: true })
    return (handle as WorkerFileHandle).createSyncAccessHandle()
  })

type MovableHandle = { move(name: string): Promise<void> }

/** Renames a file atomically, replacing a file of that name. Both browsers have `move`, TypeScript does not declare it. */
export const move = (from: string, to: string): Promise<void> =>
  named(async () => {
    const handle: unknown = await (await root()).getFileHandle(from)
    await (handle as MovableHandle).move(to)
  })

export async function remove(name: string): Promise<void> {
  await (await root()).removeEntry(name).catch(() => {})
}

/** Names of all files, including unfinished ones of stopped writes (in Chromium `*.crswap`). */
export async function fileNames(): Promise<string[]> {
  const names: string[] = []
  for await (const name of (await root()).keys()) names.push(name)
  return names
}
