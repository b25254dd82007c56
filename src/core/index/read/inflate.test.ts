import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { deflate } from '../write/deflate.ts'
import { asStoredBlock, inflate } from './inflate.ts'

const OFFSET = 77
const none = new Uint8Array(0)
const raw = new TextEncoder().encode('The harbour council votes on the ferry timetable. '.repeat(20))
const deflated = new Uint8Array(deflateRawSync(raw))
const refused = (work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ name: 'IndexError', code: 'malformed', offset: OFFSET })

describe('a block', () => {
  it('is inflated with and without a dictionary', async () => {
    expect(await inflate(deflated, none, raw.length, OFFSET)).toEqual(raw)
    const dictionary = raw.slice(0, 300)
    const stored = asStoredBlock(dictionary)
    expect(await inflate(deflate(raw, dictionary), stored, raw.length, OFFSET)).toEqual(raw)
  })

  it.each([raw.length - 1, raw.length + 1, 0])('that says it has %d bytes is refused', async (length) => {
    await refused(inflate(deflated, none, length, OFFSET))
  })

  it('that would inflate to thirty megabytes is stopped at its stated length', async () => {
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(30_000_000), { level: 1 }))
    const before = process.memoryUsage().arrayBuffers
    await refused(inflate(bomb, none, 16_384, OFFSET))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000)
  })

  it('that ends early or is no deflate stream is refused', async () => {
    await refused(inflate(deflated.subarray(0, -3), none, raw.length, OFFSET))
    await refused(inflate(new Uint8Array(50).fill(0xff), none, raw.length, OFFSET))
    await refused(inflate(none, none, raw.length, OFFSET))
  })
})
