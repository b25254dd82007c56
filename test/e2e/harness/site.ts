/** The web of a test: a proxy and an HTTPS server on this machine that play every host and write down every request. */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { type Certificate, makeCertificate } from './certificate.ts'

/** `connect`: a browser asked for a connection to a host. `request`: what it then asked for, or asked without TLS. */
export type SeenRequest = {
  readonly kind: 'connect' | 'request'
  readonly method: string
  readonly url: string
}

/** HTML, or whatever else answers. */
export type PageBody = string | ((request: IncomingMessage, response: ServerResponse) => void)

export type Site = {
  readonly port: number
  readonly certificate: Certificate
  readonly hosts: readonly string[]
  /** Everything any process asked of this server, in order. */
  readonly seen: readonly SeenRequest[]
  /** Adds or replaces a page; its host must be one the site was made with. */
  put(url: string, body: PageBody): void
  close(): Promise<void>
}

/**
 * Serves pages under their real addresses. A page answers its address without query too, so that tracked addresses
 * work; other paths of known hosts are 404 pages; connections to unknown hosts are written down and refused.
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
    // Browsers cut connections as they like; that is no error of the server.
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
  // A TCP server's address is an object; a string only names a pipe.
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

/** A proxy configuration that leads every host, or only the site's own, to the site; as a data address. */
export function proxyConfiguration(site: Site, watchAll: boolean): string {
  const there = `"PROXY 127.0.0.1:${site.port}"`
  const body = watchAll
    ? `return ${there}`
    : `return ${JSON.stringify(site.hosts)}.indexOf(host) < 0 ? "DIRECT" : ${there}`
  const script = `function FindProxyForURL(url, host) { ${body} }`
  return `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString('base64')}`
}
