/** The hash of an index file, computed while it streams: SHA-256 over the SHA-256s of its 1 MiB chunks. */
import { IndexError } from '../bytes/index-error.ts'
import { TRAILER_BYTES } from './layout.ts'

/** Bytes of a chunk: what is hashed, committed and resumed at once. */
export const CHUNK_BYTES = 1024 * 1024

const HASH_BYTES = 32

/** The SHA-256 of `bytes`. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  // WebCrypto's types want a view over an ArrayBuffer.
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

/**
 * Hashes a stream of bytes chunk by chunk, while the next chunk arrives. It withholds the last `TRAILER_BYTES`, so a whole
 * file can be pushed without knowing its size.
 */
export class FileHasher {
  readonly #chunkHashes: Promise<Uint8Array>[] = []
  #buffer = new Uint8Array(CHUNK_BYTES + TRAILER_BYTES)
  /** The buffer of the previous chunk, which is being hashed. */
  #other = new Uint8Array(CHUNK_BYTES + TRAILER_BYTES)
  #held = 0

  /** The bytes are copied when it resolves. Await each push before the next. */
  async push(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, this.#buffer.length - this.#held)
      this.#buffer.set(bytes.subarray(at, at + count), this.#held)
      this.#held += count
      at += count
      if (this.#held === this.#buffer.length) await this.#closeChunk(CHUNK_BYTES)
    }
  }

  async #closeChunk(length: number): Promise<void> {
    await this.#chunkHashes.at(-1)
    this.#chunkHashes.push(sha256(this.#buffer.subarray(0, length)))
    this.#other.set(this.#buffer.subarray(length, this.#held))
    this.#held -= length
    const filled = this.#buffer
    this.#buffer = this.#other
    this.#other = filled
  }

  /** The hash of everything pushed but the trailer, and the trailer. */
  async finish(): Promise<{ hash: Uint8Array; trailer: Uint8Array }> {
    if (this.#held < TRAILER_BYTES)
      throw new IndexError('truncated', 0, `at least ${TRAILER_BYTES} bytes`, this.#held)
    if (this.#held > TRAILER_BYTES) await this.#closeChunk(this.#held - TRAILER_BYTES)
    const hash = await hashOfChunks(await Promise.all(this.#chunkHashes))
    return { hash, trailer: this.#buffer.slice(0, TRAILER_BYTES) }
  }
}

/** The file's hash from its chunks' hashes. */
export async function hashOfChunks(chunkHashes: readonly Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(chunkHashes.length * HASH_BYTES)
  chunkHashes.forEach((hash, i) => {
    all.set(hash, i * HASH_BYTES)
  })
  return sha256(all)
}
