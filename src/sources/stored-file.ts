/** A finished index file in the origin-private file system, as the index reader wants it. */
import type { ByteSource } from '../core/index/types.ts'

export type StoredFile = { readonly hash: string; readonly size: number }

export const finishedName = (hash: string): string => `${hash}.index`

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

export async function open(name: string): Promise<File> {
  const directory = await root()
  return (await directory.getFileHandle(name)).getFile()
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
      const slice = (await opened()).slice(offset, offset + length)
      const bytes = new Uint8Array(await slice.arrayBuffer())
      // What a browser calls a file that changed under its reader; faults.ts knows the name, as it knows the browser's own.
      if (bytes.length !== length)
        throw new DOMException(`${bytes.length} of ${length} bytes`, 'NotReadableError')
      return bytes
    },
  }
}
