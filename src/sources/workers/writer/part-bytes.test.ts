/** Resumed downloads, from servers that support Range and from those that ignore it. */
import { expect, it, vi } from 'vitest'
import { partBytes } from './part-bytes.ts'

const WHOLE = Uint8Array.from({ length: 10_000 }, (_, n) => n % 251)

/** Bytes in pieces of an odd size. */
const streamOf = (bytes: Uint8Array) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 1_003) controller.enqueue(bytes.slice(at, at + 1_003))
      controller.close()
    },
  })

it.each([
  ['supports Range', 206],
  ['ignores Range and sends all', 200],
])('a server that %s gives the bytes after those that are stored', async (_, status) => {
  for (const held of [1, 1_003, 5_000, 9_999]) {
    vi.stubGlobal('fetch', async (_url: string, { headers }: { headers: Record<string, string> }) => {
      expect(headers.Range).toBe(`bytes=${held}-`)
      return new Response(streamOf(status === 206 ? WHOLE.slice(held) : WHOLE), { status })
    })
    const got: Uint8Array[] = []
    const part = { hash: '', size: WHOLE.length, from: 'https://publisher.example/part' }
    for await (const piece of partBytes(part, held)) got.push(piece.slice())
    expect(Buffer.concat(got).equals(WHOLE.subarray(held))).toBe(true)
  }
  vi.unstubAllGlobals()
})
