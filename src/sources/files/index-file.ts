/** Reads finished index files from the origin-private file system. */
import type { ByteSource } from '../../core/bytes/byte-source.ts'

export type StoredFile = { readonly hash: string; readonly size: number }

const SUFFIX = '.index'

export const finishedName = (hash: string): string => `${hash}${SUFFIX}`

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

export const open = async (name: string): Promise<File> =>
  (await (await root()).getFileHandle(name)).getFile()

/** Firefox reports AbortError when a file is removed during a read; nothing else aborts a read. */
function notReadable(error: unknown): never {
  if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
  throw new DOMException(error.message, 'NotReadableError')
}

/** Avoids an "unhandled rejection" for a promise that is awaited later, or never; an `await` still throws. */
function awaitedLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

type Files = ReadonlyMap<string, Promise<File>>

/**
 * Opens all finished files before it is known which are needed. One listing returns their handles in one call to the browser's
 * process, while the names are still read from storage. Empty if listing fails: opening a file by its name then gives the reason.
 */
export async function prefetchFiles(): Promise<Files> {
  const files = new Map<string, Promise<File>>()
  try {
    for await (const handle of (await root()).values())
      if (handle.kind === 'file' && handle.name.endsWith(SUFFIX))
        files.set(handle.name, awaitedLater(handle.getFile()))
  } catch {}
  return files
}

/** Takes the file from `files`, or starts to open it now. If opening fails, every read rejects. */
export function storedSource({ hash, size }: StoredFile, files?: Promise<Files>): ByteSource {
  const name = finishedName(hash)
  const file = awaitedLater(Promise.resolve(files).then((opened) => opened?.get(name) ?? open(name)))
  return {
    size,
    async read(offset, length) {
      const bytes = await file
        .then((whole) => whole.slice(offset, offset + length).arrayBuffer())
        .then((buffer) => new Uint8Array(buffer), notReadable)
      // The same name as the browser's own error for a file that changed; faults.ts maps it.
      if (bytes.length !== length)
        throw new DOMException(`${bytes.length} of ${length} bytes`, 'NotReadableError')
      return bytes
    },
  }
}
