/** Reads a part's bytes from a server or a file. The writer does this itself: sending bytes to it costs more than writing them. */
import { SourceFault, WordedFault } from '../../faults.ts'
import type { StoredFile } from '../../files/index-file.ts'
import { WRITE_BYTES } from '../../files/private-files.ts'
import { REQUEST } from '../../request.ts'

/** A part to store: its announced hash and size, and where its bytes are: an address or a file. */
export type PartToStore = StoredFile & { readonly from: string | Blob }

/** Timeout for the response headers. */
const HEADERS_MS = 30_000
/** Timeout for the next bytes of the body. */
const SILENCE_MS = 30_000

/** The part's bytes after the first `held`, in pieces of `WRITE_BYTES` (the last is shorter). Requesting a piece overwrites the one before. */
export async function* partBytes({ from }: PartToStore, held: number): AsyncGenerator<Uint8Array> {
  yield* gathered(typeof from === 'string' ? await fetched(from, held) : read(from.slice(held).stream()))
}

/**
 * A server that ignores Range sends all bytes; the first ones are dropped. For packaged files, Firefox ignores Range too, and
 * Chromium sends a range with status 200, so those are requested without one.
 */
async function fetched(url: string, held: number): Promise<AsyncIterable<Uint8Array>> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), HEADERS_MS)
  const headers: Record<string, string> = held > 0 && /^https?:/.test(url) ? { Range: `bytes=${held}-` } : {}
  const response = await fetch(url, { ...REQUEST, headers, signal: stop.signal }).catch(() => {
    const { host } = new URL(url)
    const message = `${host}, which hosts the index, did not answer, or its answer may not be read.`
    throw new WordedFault({ code: 'no-answer', message, values: { host } })
  })
  clearTimeout(timer)
  if (!response.ok || response.body === null) throw partFault(response.status)
  const bytes = read(response.body)
  return response.status === 206 ? bytes : skip(held, bytes)
}

async function* skip(count: number, stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
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

/** The bytes of a stream. If it breaks or stops sending, the error is `cut-off`, so that the download can be resumed. */
async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let got = await next(reader); !got.done; got = await next(reader)) yield got.value
  } finally {
    // Not awaited: with a server that has stopped sending, this may never settle.
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
