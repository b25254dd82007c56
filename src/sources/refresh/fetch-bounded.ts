/** Fetches a small file for a source: no cookies, no referrer, no cache but ours, bounded in time and size. */

/** `reason` is for the reader. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault'
  readonly code = 'no-answer'
}

export type Fetched = {
  readonly status: number
  readonly headers: Headers
  /** Where the answer came from, after redirects. */
  readonly url: string
  readonly bytes: Uint8Array
}

/** From the request to the last byte. Below the half minute after which Chromium stops a worker that waits. */
const ANSWER_MS = 25_000

export const REQUEST: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }

/** @throws FetchFault in words when nothing usable came */
export async function fetchBounded(
  address: string,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<Fetched> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ANSWER_MS)
  try {
    const response = await fetch(address, { ...REQUEST, headers, signal: stop.signal })
    const bytes = await readBounded(response, maxBytes)
    return { status: response.status, headers: response.headers, url: response.url, bytes }
  } catch (error) {
    if (error instanceof FetchFault) throw error
    const host = new URL(address).host
    if (stop.signal.aborted)
      throw new FetchFault(`${host} did not answer within ${ANSWER_MS / 1000} seconds.`, { cause: error })
    throw new FetchFault(`${host} did not answer, broke off, or leads to a host that you have not allowed.`, {
      cause: error,
    })
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

async function readBounded({ body, headers, url }: Response, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new FetchFault(`${new URL(url).host} sends more than ${maxBytes / 1024 / 1024} MB, so it was not read.`)
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.length
    if (size > maxBytes) throw tooLarge()
    chunks.push(next.value)
  }
  return joined(chunks, size)
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
