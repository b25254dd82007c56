import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WordedFault } from '../faults.ts'
import { fetchBounded } from './fetch-bounded.ts'

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/` // listening on a port, not a pipe
}

describe('a small file for a source', () => {
  it('comes with its status, headers, final address and bytes', async () => {
    const address = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/there' }).end()
      else response.writeHead(200, { etag: request.headers['if-none-match'] ?? '' }).end('hello')
    })
    const got = await fetchBounded(address, { 'If-None-Match': '"1"' }, { maxBytes: 1000, larger: 'refuse' })
    expect([got.status, got.headers.get('etag'), got.url]).toEqual([200, '"1"', `${address}there`])
    expect(new TextDecoder().decode(got.bytes)).toBe('hello')
  })

  it('is refused by its announced size before it is read', async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 50 * 1024 * 1024 }).write('x')
    })
    await expect(fetchBounded(address, {}, { maxBytes: 1024 * 1024, larger: 'refuse' })).rejects.toThrow(
      'more than 1 MB',
    )
  })

  it('is read up to its bound where the beginning is enough', async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 5000 }).end('x'.repeat(5000))
    })
    const { bytes } = await fetchBounded(address, {}, { maxBytes: 1000, larger: 'cut' })
    expect(bytes).toHaveLength(1000)
  })

  it('is cut off when it is larger than it announced', async () => {
    let sent = 0
    const address = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    })
    await expect(fetchBounded(address, {}, { maxBytes: 1024 * 1024, larger: 'refuse' })).rejects.toThrow(
      WordedFault,
    )
    expect(sent).toBeLessThan(50 * 1024 * 1024)
  })

  it('gives an error with a sentence if the server does not answer or the connection is cut', async () => {
    await expect(
      fetchBounded('http://127.0.0.1:9/', {}, { maxBytes: 1000, larger: 'refuse' }),
    ).rejects.toThrow(WordedFault)
    const address = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 })
      response.write('x', () => response.destroy())
    })
    await expect(fetchBounded(address, {}, { maxBytes: 10_000, larger: 'refuse' })).rejects.toThrow(
      'broke off',
    )
  })
})
