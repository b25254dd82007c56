/** Gets one part of an index onto the device: commit by commit, each written and hashed by the part's writer while the next one comes. */
import { isIntact } from './damage.ts'
import { SourceFault } from './faults.ts'
import { COMMIT_BYTES } from './files.ts'
import type { StoredFile } from './stored-file.ts'
import { type Writer, withWriter } from './writer/with-writer.ts'

/** One part to be stored: its announced hash and size, and how to read it. */
export type PartToStore = StoredFile & {
  /** The part's bytes from an offset on. */
  open(from: number): Promise<ReadableStream<Uint8Array>>
}

/** A server that sends nothing for so long (milliseconds) has gone, whatever its connection says. */
const SILENCE_MS = 30_000

/** Cuts a stream into pieces of `COMMIT_BYTES`, the last one shorter. */
async function* pieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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

/** Hands the writer what is missing of a part beyond the bytes that are `held`. */
async function fill(
  part: PartToStore,
  held: number,
  writer: Writer,
  onReceived: (bytes: number) => Promise<void>,
): Promise<void> {
  const { size } = part
  await onReceived(held)
  if (held === size) return
  let sent = held
  let committed = Promise.resolve()
  const commit = async (piece: Uint8Array, upTo: number) => {
    await writer.append(piece)
    await onReceived(upTo)
  }
  try {
    for await (const piece of pieces(read(await part.open(held)))) {
      // One commit at a time, while the next one comes.
      await committed
      sent += piece.length
      // A short piece is the end of a stream that was cut: the next attempt begins with this commit.
      if (sent > size || (sent < size && piece.length < COMMIT_BYTES))
        throw new SourceFault('cut-off', `at ${sent} of ${size} bytes`)
      committed = commit(piece, sent)
      // Its failure is heard of at the next piece, or in the end.
      committed.catch(() => {})
    }
  } finally {
    await committed
  }
  if (sent !== size) throw new SourceFault('cut-off', `after ${sent} of ${size} bytes`)
}

/**
 * Stores a part under the name its hash gives it; at once when it is there, undamaged. Two sources that offer the same part take
 * turns, so that it is downloaded once.
 * @param onReceived hears how many bytes of the part are committed; what it throws ends the download
 */
export async function storePart(
  part: PartToStore,
  onReceived: (bytes: number) => Promise<void>,
): Promise<void> {
  if (await isIntact(part)) return
  const { hash, size } = part
  await withWriter(async (writer) => {
    await fill(part, await writer.open({ hash, size }), writer, onReceived)
    await writer.finish()
  })
}
