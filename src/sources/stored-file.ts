/** A finished index file in the origin-private file system, as the index reader wants it. */
import type { ByteSource } from '../core/index/types.ts'

export type StoredFile = { readonly hash: string; readonly size: number }

export const finishedName = (hash: string): string => `${hash}.index`

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

export async function open(name: string): Promise<File> {
  const directory = await root()
  return (await directory.getFileHandle(name)).getFile()
}

/** Firefox aborts a read whose file is removed meanwhile; nobody else aborts one. */
function notReadable(error: unknown): never {
  if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error
  throw new DOMException(error.message, 'NotReadableError')
}

/** The file is opened at the first read; a failed opening is not kept. */
export function storedSource({ hash, size }: StoredFile): ByteSource {
  let file: Promise<File> | undefined
  const opened = () => {
    file ??= open(finishedName(hash)).catch((error) => {
      file = undefined
      throw error
    })
    return file
  }
  return {
    size,
    async read(offset, length) {
      const bytes = await opened()
        .then((whole) => whole.slice(offset, offset + length).arrayBuffer())
        .then((buffer) => new Uint8Array(buffer), notReadable)
      // What a browser calls a file that changed under its reader; faults.ts knows the name, as it knows the browser's own.
      if (bytes.length !== length)
        throw new DOMException(`${bytes.length} of ${length} bytes`, 'NotReadableError')
      return bytes
    },
  }
}
