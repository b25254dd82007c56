/**
 * Puts an index on the device. Files first, the record last: whatever stops it - a crash, a full disk, a closed browser, a
 * stopped worker - the record in force still names the files it named before. One install at a time, whichever page runs it.
 */
import { FileHasher, toHex } from '../core/index/hash.ts'
import { openIndex } from '../core/index/reader.ts'
import { asSourceError, SourceFault } from './faults.ts'
import { COMMIT_BYTES, chunkName, indexFileNames, readWhole, remove, sizeOf, writeFile } from './files.ts'
import { changeRecord, newRecord, readRecords, type SourceRecord } from './records.ts'
import { finishedName, type StoredFile, storedSource } from './stored-file.ts'
import type { SourceInfo } from './types.ts'

type Bytes = AsyncIterable<Uint8Array>

/** One part to be installed: its announced hash and size, and how to read it. */
export type PartToInstall = StoredFile & {
  /** The part's bytes from an offset on. */
  open(from: number): Promise<ReadableStream<Uint8Array>>
  /** True when reading it again costs nothing (packaged, picked by the reader): then nothing is committed half-way. */
  readonly local: boolean
}

export type ToInstall = {
  readonly source: SourceInfo
  readonly address: string | null
  readonly parts: readonly PartToInstall[]
  /** ISO 8601, as the source says. */
  readonly builtAt: string | null
}

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

/** The bytes of a stream; a stream that breaks is a download to be gone on with, whatever broke it. */
async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  const next = () =>
    reader.read().catch((error) => {
      throw new SourceFault('cut-off', String(error))
    })
  try {
    for (let got = await next(); !got.done; got = await next()) yield got.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** Downloads what is missing of a part into committed chunks. */
async function download(part: PartToInstall): Promise<void> {
  const { hash, size } = part
  let n = await firstMissing(part)
  if (n === chunksOf(size)) return
  for await (const piece of pieces(read(await part.open(n * COMMIT_BYTES)))) {
    // A short piece is the end of a stream that was cut: the next attempt begins with this chunk.
    if (n === chunksOf(size) || piece.length !== chunkBytes(size, n)) {
      throw new SourceFault('cut-off', `at ${n * COMMIT_BYTES + piece.length} of ${size} bytes`)
    }
    await writeFile(chunkName(hash, n++), (append) => append(piece))
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

async function store(part: PartToInstall): Promise<void> {
  if ((await sizeOf(finishedName(part.hash))) === part.size) return
  if (part.local) return finish(part, read(await part.open(0)))
  await download(part)
  try {
    await finish(part, committed(part))
  } catch (error) {
    // Bytes that make the wrong file are of no use to a second attempt.
    if (error instanceof SourceFault && error.code === 'wrong-hash') await dropChunks(part)
    throw error
  }
  await dropChunks(part)
}

/** Removes every index file that no record uses or waits for. */
async function sweep(): Promise<void> {
  const records = Object.values(await readRecords())
  const finished = new Set(records.flatMap(({ parts }) => parts.map(({ hash }) => finishedName(hash))))
  const wanted = new Set(records.flatMap((record) => record.wanted))
  for (const name of await indexFileNames()) {
    const waited = wanted.has(name.slice(0, 64)) && !name.endsWith('.crswap')
    if (!finished.has(name) && !waited) await remove(name)
  }
}

async function installNow({ source, address, parts, builtAt }: ToInstall): Promise<void> {
  const { id } = source
  const hashes = parts.map(({ hash }) => hash)
  await changeRecord(id, (before) => ({ ...(before ?? newRecord(source, address)), wanted: hashes }))
  try {
    for (const part of parts) await store(part)
    const files = parts.map(({ hash, size }) => ({ hash, size }))
    const index = await openIndex(files.map(storedSource))
    // A source that was removed meanwhile stays removed.
    const record: SourceRecord = {
      ...newRecord({ ...source, name: source.name || index.info.card.name }, address),
      parts: files,
      opened: index.states,
      info: index.info,
      checkedAt: new Date().toISOString(),
      builtAt,
    }
    await changeRecord(id, (before) => before && record)
  } catch (error) {
    await changeRecord(id, (before) => before && { ...before, error: asSourceError(error) })
    throw error
  } finally {
    await sweep()
  }
}

/**
 * Installs an index, or rejects and leaves the one before in force, with the reason in its record.
 * An interrupted download goes on at its first missing chunk when it is installed again.
 */
export const install = (wanted: ToInstall): Promise<void> =>
  navigator.locks.request('install', () => installNow(wanted))

/** Forgets a source, and its files unless another source uses them. A running install sweeps them at its end. */
export async function uninstall(id: string): Promise<void> {
  await changeRecord(id, () => null)
  await navigator.locks.request('install', { ifAvailable: true }, (lock) => lock && sweep())
}
