import { describe, expect, it } from 'vitest'
import { IndexError } from '../../bytes/index-error.ts'
import { notingSource } from '../fixtures/in-memory.ts'
import type { Trace } from '../types.ts'
import { GatheredReads } from './gathered-reads.ts'
import { Round } from './trace.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)
const newTrace = (): Trace => ({ rounds: 0, reads: 0, bytes: 0 })

/** Asks for 10 bytes at each of some places in one turn. */
async function askFor(places: readonly number[], left: number) {
  const source = notingSource(bytes)
  const reads = new GatheredReads(source)
  const trace = newTrace()
  const round = new Round(trace, { allowance: { left } })
  const found = await Promise.all(places.map((place) => reads.read(place, 10, round)))
  return { found, trace, reads: source.reads }
}

describe('reads of one turn', () => {
  it('give each request its own bytes, in any order', async () => {
    const places = [500, 20, 300, 40]
    const { found } = await askFor(places, 1000)
    expect(found).toEqual(places.map((place) => bytes.subarray(place, place + 10)))
  })

  it('are joined where they are adjacent, and nowhere else without an allowance', async () => {
    const { reads } = await askFor([30, 10, 20, 41], 0)
    expect(reads).toEqual([
      { offset: 10, length: 30 },
      { offset: 41, length: 10 },
    ])
  })

  it('are joined over the narrowest gaps first, within half of the allowance', async () => {
    // Gaps of 30, 10, 20 and 20: 40 wanted bytes leave 60, of which half are the gaps of 10 and one of 20.
    const { reads, trace } = await askFor([0, 40, 60, 90, 120], 110)
    expect(reads).toEqual([
      { offset: 0, length: 10 },
      { offset: 40, length: 60 },
      { offset: 120, length: 10 },
    ])
    expect(trace).toEqual({ rounds: 1, reads: 3, bytes: 80 })
  })

  it('leave a smaller allowance for the next round', async () => {
    const allowance = { left: 200 }
    const reads = new GatheredReads(notingSource(bytes))
    const counts: number[] = []
    for (let i = 0; i < 3; i++) {
      const trace = newTrace()
      const round = new Round(trace, { allowance })
      await Promise.all([0, 50, 100].map((place) => reads.read(i * 300 + place, 10, round)))
      counts.push(trace.reads)
    }
    expect(counts).toEqual([1, 3, 3])
  })

  it('of two questions are counted apart', async () => {
    const source = notingSource(bytes)
    const reads = new GatheredReads(source)
    const traces = [newTrace(), newTrace()]
    await Promise.all(traces.map((trace, i) => reads.read(i * 10, 10, new Round(trace))))
    expect(traces).toEqual(Array(2).fill({ rounds: 1, reads: 1, bytes: 10 }))
  })
})

describe('a gathered read that goes wrong', () => {
  it('fails only the requests it was for', async () => {
    const reads = new GatheredReads({
      size: 1000,
      read: async (offset, length) => {
        if (offset >= 500) throw new Error('the disk is busy')
        return bytes.subarray(offset, offset + length)
      },
    })
    const round = new Round()
    const settled = await Promise.allSettled([0, 500, 510].map((place) => reads.read(place, 10, round)))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  it('is an IndexError when bytes are missing', async () => {
    const reads = new GatheredReads({ size: 1000, read: async () => bytes.subarray(0, 5) })
    await expect(reads.read(0, 10, new Round())).rejects.toMatchObject({ code: 'truncated', offset: 0 })
    await expect(reads.read(0, 10, new Round())).rejects.toBeInstanceOf(IndexError)
  })
})
