/** A finished index file in the origin-private file system, as the index reader wants it. */
import type { ByteSource } from '../core/index/types.ts'
import { asFault, SourceFault } from './faults.ts'

export type StoredFile = { readonly hash: string; readonly size: number }

export const finishedName = (hash: string): string => `${hash}.index`

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

/** Runs something on the file system and gives its errors their names. */
export async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}

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
    read: (offset, length) =>
      named(async () => {
        const slice = (await opened()).slice(offset, offset + length)
        const bytes = new Uint8Array(await slice.arrayBuffer())
        if (bytes.length !== length) throw new SourceFault('files-gone', `${bytes.length} of ${length} bytes`)
        return bytes
      }),
  }
}
