/** A finished index file in the origin-private file system, as the index reader wants it. */
import type { ByteSource } from '../../core/bytes/byte-source.ts'

export type StoredFile = { readonly hash: string; readonly size: number }

const FINISHED = '.index'

export const finishedName = (hash: string): string => `${hash}${FINISHED}`

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

export const open = async (name: string): Promise<File> =>
  (await (await root()).getFileHandle(name)).getFile()

/** Firefox aborts a read whose file is removed meanwhile; nobody else aborts one. */
function notReadable(error: unknown): never {
  if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
  throw new DOMException(error.message, 'NotReadableError')
}

/** A promise that may fail before anybody waits for it; whoever does still meets the failure. */
function ahead<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

type Files = ReadonlyMap<string, Promise<File>>

/**
 * All finished files, being opened before it is known which are wanted: a list brings their handles in one trip to the browser, while the
 * storage is still asked for names. Empty when they cannot be listed: whoever opens one by its name learns why.
 */
export async function filesAhead(): Promise<Files> {
  const files = new Map<string, Promise<File>>()
  try {
    for await (const handle of (await root()).values())
      if (handle.kind === 'file' && handle.name.endsWith(FINISHED))
        files.set(handle.name, ahead(handle.getFile()))
  } catch {}
  return files
}

/** The file is opened at once, unless it is among `files`, beside what its reader does first. When that fails, so does every read. */
export function storedSource({ hash, size }: StoredFile, files?: Promise<Files>): ByteSource {
  const name = finishedName(hash)
  const file = ahead(Promise.resolve(files).then((opened) => opened?.get(name) ?? open(name)))
  return {
    size,
    async read(offset, length) {
      const bytes = await file
        .then((whole) => whole.slice(offset, offset + length).arrayBuffer())
        .then((buffer) => new Uint8Array(buffer), notReadable)
      // What a browser calls a file that changed under its reader; faults.ts knows the name, as it knows the browser's own.
      if (bytes.length !== length)
        throw new DOMException(`${bytes.length} of ${length} bytes`, 'NotReadableError')
      return bytes
    },
  }
}
