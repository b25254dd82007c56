/** The bytes of a part from where they are; read by its writer itself, because handing them on costs more than writing them. */
import { SourceFault, WordedFault } from '../../faults.ts'
import type { StoredFile } from '../../files/index-file.ts'
import { WRITE_BYTES } from '../../files/private-files.ts'
import { REQUEST } from '../../request.ts'

/** One part to be stored: its announced hash and size, and where its bytes are: at an address, or in a file. */
export type PartToStore = StoredFile & { readonly from: string | Blob }

/** A server that has not begun to answer after so long (milliseconds) does not. */
const HEADERS_MS = 30_000
/** A server that sends nothing for so long (milliseconds) has gone, whatever its connection says. */
const SILENCE_MS = 30_000

/** The part's bytes beyond the first `held`, in pieces of `WRITE_BYTES`, the last one shorter; each is good until the next is asked for. */
export async function* partBytes({ from }: PartToStore, held: number): AsyncGenerator<Uint8Array> {
  yield* gathered(typeof from === 'string' ? await fetched(from, held) : read(from.slice(held).stream()))
}

/**
 * A server that ignores Range sends all bytes, and the first are thrown away. So does Firefox for packaged files; Chromium sends the rest
 * of those with the status of a whole, so they are read from their beginning.
 */
async function fetched(url: string, held: number): Promise<AsyncIterable<Uint8Array>> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), HEADERS_MS)
  const headers: Record<string, string> = held > 0 && /^https?:/.test(url) ? { Range: `bytes=${held}-` } : {}
  const response = await fetch(url, { ...REQUEST, headers, signal: stop.signal }).catch(() => {
    const { host } = new URL(url)
    const message = `${host}, where the index lies, did not answer or may not be read.`
    throw new WordedFault({ code: 'no-answer', message, values: { host } })
  })
  clearTimeout(timer)
  if (!response.ok || response.body === null) throw partFault(response.status)
  const bytes = read(response.body)
  return response.status === 206 ? bytes : beyond(held, bytes)
}

async function* beyond(count: number, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) {
    if (count < bytes.length) yield bytes.subarray(count)
    count = Math.max(0, count - bytes.length)
  }
}

const partFault = (status: number) =>
  new WordedFault(
    status === 404 || status === 410
      ? {
          code: 'part-missing',
          message: `A part of the index is not there (${status}); the publisher may be uploading it.`,
          values: { status },
        }
      : {
          code: 'part-unread',
          message: `A part of the index could not be read (${status}).`,
          values: { status },
        },
  )

async function* gathered(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(WRITE_BYTES)
  let filled = 0
  for await (const bytes of stream) {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, WRITE_BYTES - filled)
      piece.set(bytes.subarray(at, at + count), filled)
      filled += count
      at += count
      if (filled < WRITE_BYTES) continue
      yield piece
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
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
