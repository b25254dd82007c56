/**
 * Writing files in the origin-private file system. A finished index file is named `<hash>.index`; while it arrives, what has come
 * of it is one file `<hash>.part`. One file a part, because opening a second one costs a look-up two more trips to the
 * browser's process (measured: three rounds 11 ms from one file, 15 ms from chunks, in Chromium).
 */
import { asFault, SourceFault } from '../faults.ts'
import { open, root } from './index-file.ts'

/** Bytes committed at once: what a stopped worker may lose of a download. */
export const COMMIT_BYTES = 4 * 1024 * 1024

/** Bytes written at once; commits are whole numbers of them. As they come, 64 KiB at a time, 96 MB took Firefox 0.34 s instead of 0.05. */
export const WRITE_BYTES = 1024 * 1024

export const arrivingName = (hash: string): string => `${hash}.part`

/** Runs something on the file system and gives its errors their names. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}

/** The size of a file, or null when it is not there. */
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
 * Writes a file as one commit: it appears whole when `fill` is done, or not at all. `fill` gets the function that appends.
 */
export function writeFile(
  name: string,
  fill: (append: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  return named(async () => {
    const handle = await (await root()).getFileHandle(name, { create: true })
    const writable = await handle.createWritable()
    try {
      // Nobody writes shared memory here; the types cannot know.
      await fill((bytes) => writable.write(bytes as Uint8Array<ArrayBuffer>))
      await writable.close()
    } catch (error) {
      await writable.abort().catch(() => {})
      // Without a commit the name still exists, empty, if it is new.
      if ((await handle.getFile()).size === 0) await remove(name)
      throw error
    }
  })
}

/** A file that is written in place, in a worker; TypeScript has it for scripts that are workers through and through. */
export type FileInPlace = {
  read(into: Uint8Array, options: { readonly at: number }): number
  write(bytes: Uint8Array, options: { readonly at: number }): number
  truncate(size: number): void
  flush(): void
  getSize(): number
  close(): void
}

type WorkerFileHandle = { createSyncAccessHandle(): Promise<FileInPlace> }

/** Opens a file, a new one too, to be written in place. Nobody else can write, rename or remove it until it is closed. */
export const writeInPlace = (name: string): Promise<FileInPlace> =>
  named(async () => {
    const handle: unknown = await (await root()).getFileHandle(name, { create: true })
    return (handle as WorkerFileHandle).createSyncAccessHandle()
  })

type MovableHandle = { move(name: string): Promise<void> }

/** Renames a file in one step, over another one of that name. Both browsers have it, TypeScript has not. */
export const move = (from: string, to: string): Promise<void> =>
  named(async () => {
    const handle: unknown = await (await root()).getFileHandle(from)
    await (handle as MovableHandle).move(to)
  })

export async function remove(name: string): Promise<void> {
  await (await root()).removeEntry(name).catch(() => {})
}

/** Names of all files, half-written ones of stopped writes included (Chromium shows them as `*.crswap`). */
export async function fileNames(): Promise<string[]> {
  const names: string[] = []
  for await (const name of (await root()).keys()) names.push(name)
  return names
}
