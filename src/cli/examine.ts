/** Checks a published index as a reader's browser would: HTTPS, CORS, caching, hashes, sizes. Each finding says what to fix. */
import { MAX_PUBLICATION_BYTES, type Publication, readPublication } from '../core/publication/publication.ts'
import { ask, textOf } from './answer.ts'
import { examinePart } from './examine-part.ts'
import { DAY_SECONDS, type Finding, isLocal, maxAge, type Say } from './finding.ts'

/** Milliseconds without a byte after which a request is given up. */
const PATIENCE = 30_000

/** Checks the index.json at `address`, or in the folder at `address`, and every part. Never rejects. */
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
  // Readers may paste a folder's address; it stands for the index.json in it.
  const address = url.pathname.endsWith('/') ? new URL('index.json', url).href : url.href
  const publication = await examineIndex(address, patience, say)
  for (const part of publication?.parts ?? [])
    await examinePart(part, new URL(address).host, patience, sayOf(part.url))
  return findings
}

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

/** index.json is requested often, so it needs a validator and a short life in caches. */
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

function examineClock({ built }: Publication, say: Say): void {
  if (Date.parse(built) > Date.now() + 3_600_000)
    say(
      'fail',
      `It says it was built at ${built}, which is in the future; readers refuse that.`,
      'Set the clock of the machine that builds.',
    )
}
