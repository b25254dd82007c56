/** The web of a test: a local proxy and HTTPS server that act as every host and record every request. */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { type Certificate, makeCertificate } from './certificate.ts'

/** `connect`: a request to connect to a host. `request`: one over such a connection, or without TLS. */
export type SeenRequest = {
  readonly kind: 'connect' | 'request'
  readonly method: string
  readonly url: string
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void
/** HTML, or a function that answers. */
export type PageBody = string | Answer

export type Site = {
  readonly port: number
  readonly certificate: Certificate
  readonly hosts: readonly string[]
  /** All requests of all processes to this server, in order. */
  readonly seen: readonly SeenRequest[]
  /** Adds or replaces a page; its host must be one of `hosts`. */
  put(url: string, body: PageBody): void
  close(): Promise<void>
}

/**
 * Serves pages under their real addresses, with any query. Other paths of known hosts are 404 pages; connections to unknown
 * hosts are recorded and refused.
 * @param pages address to body
 * @param moreHosts hosts beside those of the pages
 */
export async function serveSite(
  pages: Readonly<Record<string, PageBody>>,
  moreHosts: readonly string[] = [],
): Promise<Site> {
  const hosts = [...new Set([...Object.keys(pages).map((url) => new URL(url).hostname), ...moreHosts])]
  const certificate = await makeCertificate(hosts)
  const bodies = new Map<string, PageBody>()
  const put = (url: string, body: PageBody) => {
    bodies.set(url, body)
  }
  for (const [url, body] of Object.entries(pages)) put(url, body)
  const seen: SeenRequest[] = []
  const answer = answerWith(bodies, seen)
  const secure = createHttpsServer({ key: certificate.key, cert: certificate.cert }, (request, response) =>
    answer(`https://${request.headers.host}${request.url}`, request, response),
  )
  const proxy = createHttpServer((request, response) => answer(request.url ?? '', request, response))
  const open = new Set<Socket>()
  proxy.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // Browsers may cut connections at any time.
    socket.on('error', () => socket.destroy())
  })
  proxy.on('connect', (request, socket: Socket) => {
    const target = request.url ?? ''
    seen.push({ kind: 'connect', method: 'CONNECT', url: target })
    if (!hosts.includes(target.replace(/:443$/, ''))) return socket.end('HTTP/1.1 502 Unknown host\r\n\r\n')
    socket.write('HTTP/1.1 200 Connected\r\n\r\n')
    return secure.emit('connection', socket)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  // The address of a TCP server is an object; strings are names of pipes.
  const { port } = proxy.address() as AddressInfo
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => proxy.close(resolve))
  }
  return { port, certificate, hosts, seen, put, close }
}

function answerWith(bodies: ReadonlyMap<string, PageBody>, seen: SeenRequest[]) {
  return (url: string, request: IncomingMessage, response: ServerResponse) => {
    seen.push({ kind: 'request', method: request.method ?? '', url })
    const body = bodies.get(url) ?? bodies.get(url.replace(/[?#].*/, ''))
    if (typeof body === 'function') return body(request, response)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    return response.end(body ?? '<!doctype html><title>Not here</title>')
  }
}

/** A proxy configuration as a data URL that leads every host, or only the site's own, to the site. */
export function proxyConfiguration(site: Site, watchAll: boolean): string {
  const there = `"PROXY 127.0.0.1:${site.port}"`
  const body = watchAll
    ? `return ${there}`
    : `return ${JSON.stringify(site.hosts)}.indexOf(host) < 0 ? "DIRECT" : ${there}`
  const script = `function FindProxyForURL(url, host) { ${body} }`
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`
}
