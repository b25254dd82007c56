/** A finished index file in the origin-private file system, as the index reader wants it. */
import type { ByteSource } from '../core/index/types.ts'

export type StoredFile = { readonly hash: string; readonly size: number }

export const finishedName = (hash: string): string => `${hash}.index`

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

async function openIn(directory: Promise<FileSystemDirectoryHandle>, name: string): Promise<File> {
  return (await (await directory).getFileHandle(name)).getFile()
}

export const open = (name: string): Promise<File> => openIn(root(), name)

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

/** The directory, asked for before it is known which files are wanted. */
export const rootAhead = (): Promise<FileSystemDirectoryHandle> => ahead(root())

/** The file is opened at once, beside what its reader does before the first read. When that fails, so does every read. */
export function storedSource({ hash, size }: StoredFile, directory = rootAhead()): ByteSource {
  const file = ahead(openIn(directory, finishedName(hash)))
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
