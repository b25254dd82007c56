/** An index file on disk as a byte source. */
import { type FileHandle, open } from 'node:fs/promises'
import type { ByteSource } from '../core/bytes/byte-source.ts'
import { IndexError } from '../core/bytes/index-error.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import { withAdvice } from './index-advice.ts'

type FileSource = ByteSource & { close(): Promise<void> }

/** Rejects with a `CliError` when the file cannot be opened. */
export async function openFile(path: string): Promise<FileSource> {
  try {
    const handle = await open(path, 'r')
    const stat = await handle.stat()
    if (!stat.isFile()) {
      await handle.close()
      throw new CliError(EXIT.io, `cannot read ${path}: it is no file; name an index file`)
    }
    return {
      size: stat.size,
      read: (offset, length) => readExactly(handle, offset, length),
      close: () => handle.close(),
    }
  } catch (error) {
    throw ioError('read', path, error)
  }
}

/** A read may return fewer bytes than requested. */
async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) throw new IndexError('truncated', offset, `${length} bytes`, done)
    done += bytesRead
  }
  return bytes
}

/** Opens `path` while `use` runs. Errors about the file's content name the file. */
export async function withFile<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const source = await openFile(path)
  try {
    return await use(source)
  } catch (error) {
    if (error instanceof IndexError) throw new CliError(EXIT.io, `${path}: ${withAdvice(error)}`)
    throw error
  } finally {
    await source.close()
  }
}
