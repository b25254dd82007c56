/** Checks one part of a published index: CORS, hash and size, caching. */

import { toHex } from '../core/bytes/hex.ts'
import { FileHasher } from '../core/index/hash.ts'
import type { PublishedPart } from '../core/publication/publication.ts'
import { ask, bytesOf } from './answer.ts'
import { DAY_SECONDS, isLocal, maxAge, type Say } from './finding.ts'

const UPLOAD = 'Upload the file again, and let nothing on the way rewrite it.'

/** `host`: the host of index.json. */
export async function examinePart(
  part: PublishedPart,
  host: string,
  patience: number,
  say: Say,
): Promise<void> {
  if (new URL(part.url).protocol !== 'https:' && !isLocal(new URL(part.url)))
    say('fail', 'It is served over HTTP.', 'Serve it over HTTPS.')
  const answer = await ask(part.url, patience)
  if (typeof answer === 'string' || !answer.ok || answer.body === null) {
    say(
      'fail',
      typeof answer === 'string' ? answer : `It answered ${answer.status}.`,
      'Upload the parts before index.json, and keep the former ones for a while.',
    )
    return
  }
  const hosts = [part.url, answer.url].map((url) => new URL(url).host)
  if (hosts.some((one) => one !== host) && answer.headers.get('access-control-allow-origin') !== '*')
    say(
      'fail',
      'It lies on another host than index.json and may not be read from there (CORS).',
      'Send "Access-Control-Allow-Origin: *" with the parts.',
    )
  await examineBytes(part, answer.body, patience, say)
  const life = maxAge(answer.headers)
  if (life === null || life < DAY_SECONDS)
    say(
      'warn',
      'Caches may not keep it for long, though it never changes.',
      'Send "Cache-Control: public, max-age=31536000, immutable" with parts, if your host lets you.',
    )
}

async function examineBytes(
  part: PublishedPart,
  body: ReadableStream<Uint8Array>,
  patience: number,
  say: Say,
): Promise<void> {
  const hasher = new FileHasher()
  let size = 0
  try {
    for await (const bytes of bytesOf(body, patience)) {
      size += bytes.length
      await hasher.push(bytes)
    }
    const hash = toHex((await hasher.finish()).hash)
    if (size !== part.size) say('fail', `It has ${size} bytes; index.json says ${part.size}.`, UPLOAD)
    else if (hash !== part.hash) say('fail', `Its hash is ${hash}; index.json says ${part.hash}.`, UPLOAD)
    else {
      say('ok', `Its ${size} bytes have the hash that index.json says.`)
      await examineRange(part, patience, say)
    }
  } catch (error) {
    say(
      'fail',
      `It ended after ${size} of ${part.size} bytes (${error instanceof Error ? error.message : error}).`,
      UPLOAD,
    )
  }
}

async function examineRange({ url }: PublishedPart, patience: number, say: Say): Promise<void> {
  const answer = await ask(url, patience, { range: 'bytes=1-' })
  if (typeof answer !== 'string') await answer.body?.cancel()
  if (typeof answer !== 'string' && answer.status === 206) return
  say(
    'warn',
    'A download that breaks off cannot go on where it stopped: the server answers no Range requests.',
    'Serve the parts from a host that does; most do for plain files.',
  )
}
