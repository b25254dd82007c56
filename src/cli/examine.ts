/** Looks at a published index as a reader's browser would, and says what to mend: HTTPS, CORS, caching, hashes, sizes. */
import { FileHasher, toHex } from '../core/index/hash.ts'
import {
  MAX_PUBLICATION_BYTES,
  type Publication,
  type PublishedPart,
  readPublication,
} from '../core/index/publication.ts'
import { ask, bytesOf, textOf } from './answer.ts'

/** `fail`: readers cannot use it; `warn`: they can, at some cost. `advice` is empty when all is well. */
export type Finding = {
  readonly level: 'ok' | 'warn' | 'fail'
  readonly subject: string
  readonly message: string
  readonly advice: string
}

/** Milliseconds of silence after which a server is given up. */
const PATIENCE = 30_000
const DAY_SECONDS = 86_400

type Say = (level: Finding['level'], message: string, advice?: string) => void

/** Examines the index.json at `address`, or in the folder that it is, and every part of it. Never rejects. */
export async function examine(given: string, patience = PATIENCE): Promise<Finding[]> {
  const findings: Finding[] = []
  const sayOf =
    (subject: string): Say =>
    (level, message, advice = '') =>
      findings.push({ level, subject, message, advice })
  const say = sayOf('index.json')
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    say(
      'fail',
      `${given} is not an http(s) address.`,
      'Give the address that readers paste, for example https://example.org/index.json.',
    )
    return findings
  }
  const url = new URL(given)
  examineScheme(url, say)
  // As readers may paste it: a folder stands for the index.json in it.
  const address = url.pathname.endsWith('/') ? new URL('index.json', url).href : url.href
  const publication = await examineIndex(address, patience, say)
  for (const part of publication?.parts ?? [])
    await examinePart(part, new URL(address).host, patience, sayOf(part.url))
  return findings
}

const isLocal = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'

function examineScheme(url: URL, say: Say): void {
  if (url.protocol === 'https:') say('ok', 'It is served over HTTPS.')
  else if (isLocal(url)) say('warn', 'It is served over HTTP on this machine.', 'Publish it over HTTPS.')
  else say('fail', 'It is served over HTTP: anyone on the way can change it.', 'Serve it over HTTPS.')
}

async function examineIndex(address: string, patience: number, say: Say): Promise<Publication | null> {
  const answer = await ask(address, patience)
  if (typeof answer === 'string' || !answer.ok) {
    say(
      'fail',
      typeof answer === 'string' ? answer : `It answered ${answer.status}.`,
      'Check the address, and that the file is public.',
    )
    return null
  }
  if (new URL(answer.url).host !== new URL(address).host)
    say(
      'fail',
      `It leads to another host, ${new URL(answer.url).host}; readers refuse that.`,
      `Give readers ${answer.url} instead.`,
    )
  const text = await textOf(answer.body, MAX_PUBLICATION_BYTES, patience).catch(() => '')
  if (text === null) {
    say('fail', 'It is larger than 1 MB.', 'Publish with "second-source build --publish".')
    return null
  }
  const publication = examineText(text, answer.url, say)
  if (publication === null) return null
  examineCors(answer, say)
  await examineFreshness(address, answer, patience, say)
  examineClock(publication, say)
  return publication
}

function examineText(text: string, url: string, say: Say): Publication | null {
  try {
    const publication = readPublication(text, url)
    say(
      'ok',
      `It names ${publication.parts.length} part(s) of “${publication.card.name}”, built ${publication.built}.`,
    )
    return publication
  } catch (error) {
    say(
      'fail',
      error instanceof Error ? error.message : String(error),
      'Write it with "second-source build --publish".',
    )
    return null
  }
}

function examineCors({ headers, url }: Response, say: Say): void {
  const allowed = headers.get('access-control-allow-origin')
  if (allowed === '*') say('ok', 'Any site may read it (CORS).')
  else
    say(
      'warn',
      allowed === null
        ? 'It has no Access-Control-Allow-Origin header.'
        : `Access-Control-Allow-Origin is “${allowed}”.`,
      `Send "Access-Control-Allow-Origin: *" with everything on ${new URL(url).host}. Readers grant the host of index.json only; parts on other hosts cannot be read without it.`,
    )
}

/** index.json must be cheap to ask for often: a validator, and no long life in caches. */
async function examineFreshness(
  address: string,
  { headers }: Response,
  patience: number,
  say: Say,
): Promise<void> {
  const etag = headers.get('etag')
  const modified = headers.get('last-modified')
  const life = maxAge(headers)
  if (life !== null && life > DAY_SECONDS)
    say(
      'warn',
      `Caches may keep it for ${Math.round(life / DAY_SECONDS)} days; readers see updates that late.`,
      'Send "Cache-Control: max-age=600" with index.json.',
    )
  if (etag === null && modified === null) {
    say(
      'warn',
      'It has neither ETag nor Last-Modified: every check downloads it again.',
      'Let the server send an ETag.',
    )
    return
  }
  const again = await ask(
    address,
    patience,
    etag === null ? { 'if-modified-since': modified ?? '' } : { 'if-none-match': etag },
  )
  if (typeof again !== 'string' && again.status === 304)
    say('ok', 'An unchanged index.json is answered with 304.')
  else say('warn', 'The server does not answer 304 to a conditional request.', 'Let it honour If-None-Match.')
}

function maxAge(headers: Headers): number | null {
  const age = headers.get('cache-control')?.match(/max-age\s*=\s*(\d+)/i)?.[1]
  return age === undefined ? null : Number(age)
}

function examineClock({ built }: Publication, say: Say): void {
  if (Date.parse(built) > Date.now() + 3_600_000)
    say(
      'fail',
      `It says it was built at ${built}, which is in the future; readers refuse that.`,
      'Set the clock of the machine that builds.',
    )
}

/** `host` is that of index.json. */
async function examinePart(part: PublishedPart, host: string, patience: number, say: Say): Promise<void> {
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

const UPLOAD = 'Upload the file again, and let nothing on the way rewrite it.'
