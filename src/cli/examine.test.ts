import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CHUNK_BYTES } from '../core/index/hash.ts'
import { TRAILER_BYTES } from '../core/index/layout.ts'
import { examine } from './examine.ts'

const servers: Pick<Server, 'closeAllConnections'>[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const server of servers.splice(0)) server.closeAllConnections()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A server on this machine; its routes get the address of the server. */
async function serve(routes: (base: string) => Record<string, Answer>): Promise<string> {
  let all: Record<string, Answer> = {}
  const server = createServer((request, response) => {
    const route = all[request.url ?? '']
    if (route) route(request, response)
    else response.writeHead(404).end()
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // listening on a port, not a pipe
  all = routes(base)
  return base
}

const BYTES = Buffer.alloc(CHUNK_BYTES + 5000, 7)
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const HASH = sha(
  Buffer.concat([sha(BYTES.subarray(0, CHUNK_BYTES)), sha(BYTES.subarray(CHUNK_BYTES, -TRAILER_BYTES))]),
).toString('hex')

const index = (over: object = {}, part: object = {}) =>
  JSON.stringify({
    format: 1,
    card: { name: 'Rail & Ferry' },
    built: '2026-01-01T00:00:00Z',
    parts: [
      { url: 'part', hash: HASH, size: BYTES.length, articles: 1, providers: 1, newest: null, ...part },
    ],
    ...over,
  })

const GOOD = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=600', etag: '"1"' }
const good =
  (text: string, headers: object = GOOD): Answer =>
  (request, response) => {
    if ('etag' in headers && request.headers['if-none-match'] === headers.etag) response.writeHead(304).end()
    else response.writeHead(200, { ...headers }).end(text)
  }
const partHeaders = {
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=31536000, immutable',
}
const goodPart: Answer = ({ headers: { range } }, response) =>
  range
    ? response.writeHead(206, partHeaders).end(BYTES.subarray(1))
    : response.writeHead(200, partHeaders).end(BYTES)

async function found(routes: Record<string, Answer>, path = '/index.json') {
  const findings = await examine((await serve(() => routes)) + path)
  return findings.filter(({ level }) => level !== 'ok').map(({ level, message }) => `${level}: ${message}`)
}
const LOCAL = 'warn: It is served over HTTP on this machine.'

describe('a published index that is well', () => {
  it('is found by the address of its folder, as readers may paste it', async () => {
    const routes = { '/rail/index.json': good(index()), '/rail/part': goodPart }
    expect(await found(routes, '/rail/')).toEqual([LOCAL])
  })

  it('is told so: HTTPS aside, which a local server has not', async () => {
    const routes = { '/index.json': good(index()), '/part': goodPart }
    expect(await found(routes)).toEqual([LOCAL])
    const all = await examine(`${await serve(() => routes)}/index.json`)
    expect(all.filter(({ level }) => level === 'ok').map(({ message }) => message)).toEqual([
      'It names 1 part(s) of “Rail & Ferry”, built 2026-01-01T00:00:00Z.',
      'Any site may read it (CORS).',
      'An unchanged index.json is answered with 304.',
      `Its ${BYTES.length} bytes have the hash that index.json says.`,
    ])
  })
})

describe('over HTTPS', () => {
  async function serveSecurely(): Promise<string> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
    })
    const server = createSecureServer({ key, cert }, (request, response) =>
      (request.url === '/part' ? goodPart : good(index()))(request, response),
    )
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}/index.json` // listening on a port, not a pipe
  }

  it('all is well with a certificate that is trusted', async () => {
    // Node's way to trust a certificate that nobody signed.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const findings = await examine(await serveSecurely())
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
    expect(findings[0]?.message).toBe('It is served over HTTPS.')
  })

  it('a certificate that browsers would refuse is named', async () => {
    const [, answer] = await examine(await serveSecurely())
    expect(answer).toMatchObject({
      level: 'fail',
      message: expect.stringContaining('certificate is not valid'),
    })
  })
})

describe('doctor says what to fix', () => {
  it('when the address is invalid, or no server answers', async () => {
    expect((await examine('index.json'))[0]?.level).toBe('fail')
    const [, answer] = await examine('http://127.0.0.1:9/index.json')
    expect(answer).toMatchObject({ level: 'fail', message: expect.stringContaining('did not answer') })
  })

  it('when the file is not there, is a web page, or is half', async () => {
    expect(await found({})).toContain('fail: It answered 404.')
    expect((await found({ '/index.json': good('<!doctype html>') }))[1]).toContain(
      'it is a web page, not JSON',
    )
    expect((await found({ '/index.json': good(index().slice(0, 50)) }))[1]).toContain('was cut off')
  })

  it('when it leads to another host', async () => {
    const there = await serve(() => ({ '/index.json': good(index()), '/part': goodPart }))
    const routes = {
      '/index.json': ((_request, response) =>
        response.writeHead(302, { location: `${there}/index.json` }).end()) satisfies Answer,
    }
    expect((await found(routes))[1]).toContain('leads to another host')
  })

  it('when caches, CORS and conditional requests do not work', async () => {
    const headers = { 'cache-control': 'max-age=2592000' }
    const routes = {
      '/index.json': good(index(), headers),
      '/part': ((_request, response) => response.writeHead(200).end(BYTES)) satisfies Answer,
    }
    expect(await found(routes)).toEqual([
      LOCAL,
      'warn: It has no Access-Control-Allow-Origin header.',
      'warn: Caches may keep it for 30 days; readers see updates that late.',
      'warn: It has neither ETag nor Last-Modified: every check downloads it again.',
      'warn: A download that breaks off cannot go on where it stopped: the server answers no Range requests.',
      'warn: Caches may not keep it for long, though it never changes.',
    ])
    const deaf: Answer = (_request, response) => response.writeHead(200, GOOD).end(index())
    expect(await found({ '/index.json': deaf, '/part': goodPart })).toContain(
      'warn: The server does not answer 304 to a conditional request.',
    )
  })

  it('when it was built in the future', async () => {
    const text = index({ built: '2999-01-01T00:00:00Z' })
    expect((await found({ '/index.json': good(text), '/part': goodPart }))[1]).toContain('in the future')
  })

  it('when a part is missing, of another size, of another hash, or cut', async () => {
    expect(await found({ '/index.json': good(index()) })).toContain('fail: It answered 404.')
    expect((await found({ '/index.json': good(index({}, { size: 5 })), '/part': goodPart }))[1]).toContain(
      'index.json says 5',
    )
    const other = '0'.repeat(64)
    expect(
      (await found({ '/index.json': good(index({}, { hash: other })), '/part': goodPart }))[1],
    ).toContain(`Its hash is ${HASH}; index.json says ${other}`)
    const cut: Answer = (_request, response) => {
      response.writeHead(200, { ...partHeaders, 'content-length': BYTES.length })
      response.write(BYTES.subarray(0, 1000), () => response.destroy())
    }
    expect((await found({ '/index.json': good(index()), '/part': cut }))[1]).toContain(
      `of ${BYTES.length} bytes`,
    )
  })

  it('when a part is on another host that does not allow reading it', async () => {
    const cdn = await serve(() => ({
      '/part': (_request, response) =>
        response.writeHead(200, { 'cache-control': 'max-age=31536000' }).end(BYTES),
    }))
    expect((await found({ '/index.json': good(index({}, { url: `${cdn}/part` })) }))[1]).toContain(
      'may not be read',
    )
  })

  it('when a part leads to another host that does not let it be read', async () => {
    const cdn = await serve(() => ({
      '/part': (_request, response) =>
        response.writeHead(200, { 'cache-control': 'max-age=31536000' }).end(BYTES),
    }))
    const away: Answer = (_request, response) =>
      response.writeHead(302, { ...partHeaders, location: `${cdn}/part` }).end()
    expect((await found({ '/index.json': good(index()), '/part': away }))[1]).toContain('may not be read')
  })

  it('when a server falls silent in the middle', async () => {
    const silent: Answer = (_request, response) =>
      response.writeHead(200, partHeaders).write(BYTES.subarray(0, 9))
    const base = await serve(() => ({ '/index.json': good(index()), '/part': silent }))
    const messages = (await examine(`${base}/index.json`, 200)).map(({ message }) => message)
    expect(messages).toContain(`It ended after 9 of ${BYTES.length} bytes (nothing came for 0.2 seconds).`)
    const mute = await serve(() => ({ '/index.json': () => {} }))
    expect((await examine(`${mute}/index.json`, 200))[1]?.message).toBe(
      'It did not answer: nothing came for 0.2 seconds.',
    )
  })

  it('when index.json has no end', async () => {
    const endless: Answer = (_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(1e6)));
        response.once('drain', more)
      }
      more()
    }
    expect((await found({ '/index.json': endless }))[1]).toBe('fail: It is larger than 1 MB.')
  })
})
