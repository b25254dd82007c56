/** Sends requests as a reader's browser would. A silent server is given up, a slow one is not. */

/** An extension's origin as servers see it. */
const ORIGIN = 'chrome-extension://second-source-doctor'

/** The response before its body, or a sentence if none comes within `patience` milliseconds. Never rejects. */
export async function ask(
  url: string,
  patience: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | string> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(silence(patience)), patience)
  try {
    return await fetch(url, { headers: { origin: ORIGIN, ...headers }, signal: giveUp.signal })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const reason = cause instanceof Error ? cause.message : String(cause)
    return /certificate|self.signed|altname/i.test(reason)
      ? `Its certificate is not valid: ${reason}.`
      : `It did not answer: ${reason}.`
  } finally {
    clearTimeout(timer)
  }
}

const silence = (patience: number) => new Error(`nothing came for ${patience / 1000} seconds`)

/** The bytes of a response as they arrive. Rejects if it breaks off or nothing arrives for `patience` milliseconds. */
export async function* bytesOf(
  body: ReadableStream<Uint8Array>,
  patience: number,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await within(patience, reader.read())
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {}) // nobody waits for the rest
  }
}

async function within<T>(patience: number, awaited: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence(patience)), patience)
  })
  try {
    return await Promise.race([awaited, silent])
  } finally {
    clearTimeout(timer)
  }
}

/** The text of a response, or null if it has more than `most` bytes; no more are read. */
export async function textOf(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  patience: number,
): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const bytes of body ? bytesOf(body, patience) : []) {
    size += bytes.length
    if (size > most) return null
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString()
}
