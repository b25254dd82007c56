/** Gets one part of an index onto the device: downloaded in committed chunks, then put together and checked. */
import { FileHasher, toHex } from '../core/index/hash.ts'
import { isIntact } from './damage.ts'
import { SourceFault } from './faults.ts'
import { COMMIT_BYTES, chunkName, readWhole, remove, sizeOf, writeFile } from './files.ts'
import { finishedName, type StoredFile } from './stored-file.ts'

/** One part to be stored: its announced hash and size, and how to read it. */
export type PartToStore = StoredFile & {
  /** The part's bytes from an offset on. */
  open(from: number): Promise<ReadableStream<Uint8Array>>
  /** True when reading it again costs nothing (packaged, picked by the reader): then nothing is committed half-way. */
  readonly local: boolean
}

type Bytes = AsyncIterable<Uint8Array>

/** A server that sends nothing for so long (milliseconds) has gone, whatever its connection says. */
const SILENCE_MS = 30_000

const chunksOf = (size: number): number => Math.ceil(size / COMMIT_BYTES)

/** Bytes of chunk `n` of a file of `size` bytes: the last one is shorter. */
const chunkBytes = (size: number, n: number): number => Math.min(COMMIT_BYTES, size - n * COMMIT_BYTES)

/** The next chunk that is not committed yet. A write that was stopped leaves its name behind with an empty file. */
async function firstMissing({ hash, size }: StoredFile): Promise<number> {
  let n = 0
  while (n < chunksOf(size) && (await sizeOf(chunkName(hash, n))) === chunkBytes(size, n)) n++
  return n
}

/** Cuts a stream into pieces of `COMMIT_BYTES`, the last one shorter. */
async function* pieces(stream: Bytes): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(COMMIT_BYTES)
  let held = 0
  for await (const bytes of stream) {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, COMMIT_BYTES - held)
      piece.set(bytes.subarray(at, at + count), held)
      held += count
      at += count
      if (held < COMMIT_BYTES) continue
      yield piece
      piece = new Uint8Array(COMMIT_BYTES)
      held = 0
    }
  }
  if (held > 0) yield piece.subarray(0, held)
}

/** The bytes of a stream; one that breaks or falls silent is a download to be gone on with, whatever broke it. */
async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let got = await next(reader); !got.done; got = await next(reader)) yield got.value
  } finally {
    // Not waited for: a server that is silent now may never answer this either.
    reader.cancel().catch(() => {})
  }
}

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came for ${SILENCE_MS / 1000} seconds`)), SILENCE_MS)
  })
  try {
    return await Promise.race([reader.read(), silence])
  } catch (error) {
    throw new SourceFault('cut-off', '', error)
  } finally {
    clearTimeout(timer)
  }
}

/** Downloads what is missing of a part into committed chunks. */
async function download(part: PartToStore, onReceived: (bytes: number) => Promise<void>): Promise<void> {
  const { hash, size } = part
  let n = await firstMissing(part)
  await onReceived(Math.min(size, n * COMMIT_BYTES))
  if (n === chunksOf(size)) return
  for await (const piece of pieces(read(await part.open(n * COMMIT_BYTES)))) {
    // A short piece is the end of a stream that was cut: the next attempt begins with this chunk.
    if (n === chunksOf(size) || piece.length !== chunkBytes(size, n))
      throw new SourceFault('cut-off', `at ${n * COMMIT_BYTES + piece.length} of ${size} bytes`)
    await writeFile(chunkName(hash, n++), (append) => append(piece))
    await onReceived(Math.min(size, n * COMMIT_BYTES))
  }
  if (n !== chunksOf(size)) throw new SourceFault('cut-off', `after ${n} of ${chunksOf(size)} chunks`)
}

async function* committed({ hash, size }: StoredFile): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < chunksOf(size); n++) yield await readWhole(chunkName(hash, n))
}

const dropChunks = ({ hash, size }: StoredFile) =>
  Promise.all(Array.from({ length: chunksOf(size) }, (_, n) => remove(chunkName(hash, n))))

/** Writes the finished file from its bytes; nothing appears under its name unless size and hash are the announced ones. */
async function finish({ hash, size }: StoredFile, bytes: Bytes): Promise<void> {
  await writeFile(finishedName(hash), async (append) => {
    const hasher = new FileHasher()
    let written = 0
    for await (const some of bytes) {
      written += some.length
      if (written > size) break
      await hasher.push(some)
      await append(some)
    }
    if (written !== size) throw new SourceFault('cut-off', `${written} of ${size} bytes`)
    const found = toHex((await hasher.finish()).hash)
    if (found !== hash) throw new SourceFault('wrong-hash', `${found} instead of ${hash}`)
  })
}

async function store(part: PartToStore, onReceived: (bytes: number) => Promise<void>): Promise<void> {
  if (await isIntact(part)) return
  if (part.local) return finish(part, read(await part.open(0)))
  await download(part, onReceived)
  try {
    await finish(part, committed(part))
  } catch (error) {
    // Bytes that make the wrong file are of no use to a second attempt.
    if (error instanceof SourceFault && error.code === 'wrong-hash') await dropChunks(part)
    throw error
  }
  await dropChunks(part)
}

/**
 * Stores a part under the name its hash gives it; at once when it is there, undamaged. Two sources that offer the same part take
 * turns, so that it is downloaded once.
 * @param onReceived hears how many bytes of a download are committed; what it throws ends the download
 */
export const storePart = (part: PartToStore, onReceived: (bytes: number) => Promise<void>): Promise<void> =>
  navigator.locks.request(`part-${part.hash}`, () => store(part, onReceived))
