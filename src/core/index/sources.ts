/** Byte sources that need no platform: bytes in memory, and a wrapper that counts what is read. */
import { IndexError } from './errors.ts'
import type { ByteSource } from './types.ts'

/** A source over bytes in memory. Reads are views: nobody may write to them. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    async read(offset, length) {
      if (offset < 0 || offset + length > bytes.length)
        throw new IndexError('truncated', offset, `${length} bytes`, Math.max(0, bytes.length - offset))
      return bytes.subarray(offset, offset + length)
    },
  }
}
