/** Fetches a small file of a source, with a limit on time and size. */

import { WordedFault } from '../faults.ts'
import { REQUEST } from '../request.ts'

export type Fetched = {
  readonly status: number
  readonly headers: Headers
  /** The address after redirects. */
  readonly url: string
  readonly bytes: Uint8Array
}

/** How much is read. `cut`: of a larger file, the beginning is enough. */
export type Size = { readonly maxBytes: number; readonly larger: 'refuse' | 'cut' }

/** From the request to the last byte. Less than the 30 s after which Chromium stops an idle service worker. */
const ANSWER_MS = 20_000
const PROBE_MS = 5_000

/** @throws WordedFault if the server does not answer or the file is too large */
export async function fetchBounded(
  address: string,
  headers: Record<string, string>,
  size: Size,
): Promise<Fetched> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), ANSWER_MS)
  try {
    const response = await fetch(address, { ...REQUEST, headers, signal: stop.signal })
    const bytes = await readBounded(response, size)
    return { status: response.status, headers: response.headers, url: response.url, bytes }
  } catch (error) {
    if (error instanceof WordedFault) throw error
    const { host } = new URL(address)
    if (stop.signal.aborted)
      throw noAnswer(host, `${host} did not answer within ${ANSWER_MS / 1000} seconds.`, error)
    if (await leadsElsewhere(address)) throw redirectedAway(address, error)
    throw noAnswer(host, `${host} did not answer, or the connection broke off.`, error)
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

/** The fault of a redirect to a place that may not be read. */
export function redirectedAway(address: string, cause?: unknown): WordedFault {
  const { host } = new URL(address)
  const message = `The address now leads from ${host} to another place, which Second Source may not read. If it has moved, add its new address.`
  return new WordedFault({ code: 'leads-elsewhere', message, values: { host } }, { cause })
}

const noAnswer = (host: string, message: string, cause: unknown) =>
  new WordedFault({ code: 'no-answer', message, values: { host } }, { cause })

/** Whether the address redirects. `fetch` fails in the same way for a dead server and for a redirect to a host without permission. */
async function leadsElsewhere(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PROBE_MS)
  const answer = await fetch(address, { ...REQUEST, redirect: 'manual', signal }).catch(() => null)
  answer?.body?.cancel().catch(() => {})
  return answer?.type === 'opaqueredirect'
}

async function readBounded(
  { body, headers, url }: Response,
  { maxBytes, larger }: Size,
): Promise<Uint8Array> {
  const tooLarge = () => {
    const { host } = new URL(url)
    const limit = maxBytes / 1024 / 1024
    const message = `${host} sends more than ${limit} MB, so it was not read.`
    return new WordedFault({ code: 'too-large', message, values: { host, limit } })
  }
  const refuses = larger === 'refuse'
  if (refuses && Number(headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let read = 0
  const reader = body?.getReader()
  // What is left of a larger file is given up with the request, when the caller ends it.
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    read += next.value.length
    if (read > maxBytes && refuses) throw tooLarge()
    chunks.push(next.value)
    if (read >= maxBytes && !refuses) break
  }
  return new Uint8Array(await new Blob(chunks).slice(0, maxBytes).arrayBuffer())
}
