import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ByteSource } from '../bytes/byte-source.ts'
import { buildBytes, notingSource } from './fixtures/in-memory.ts'
import { madeArticle, madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { type Index, openIndex } from './reader.ts'
import type { Trace } from './types.ts'

const COUNT = 1500
const KIB = 1024
const urlOf = (n: number): string => madeArticle(n).urls.web ?? madeArticle(n).urls.original ?? ''
const newTrace = (): Trace => ({ rounds: 0, reads: 0, bytes: 0 })

let bytes: Uint8Array
let states: readonly unknown[]

beforeAll(async () => {
  bytes = await buildBytes(madeRecords(COUNT))
  states = (await openIndex([memorySource(bytes)])).states
})

/** The index as a worker that has just started has it. */
const cold = (source: ByteSource = memorySource(bytes)): Promise<Index> => openIndex([source], states)

describe('what a look-up reads', () => {
  it('is at most three rounds and 128 KiB from a cold start, for every article', async () => {
    for (let n = 0; n < COUNT; n += 7) {
      const index = await cold()
      const trace = newTrace()
      const page = { url: urlOf(n), canonical: `${urlOf(n)}?p=2`, ogUrl: urlOf(n + 1) }
      const match = await index.find(page, trace)
      expect(trace.rounds).toBe(2)
      if (!match) throw new Error(`${page.url} is not found`)
      const story = await index.story(match, trace)
      expect(story.article.title).toBe(madeArticle(n).title)
      expect(trace.rounds).toBeLessThanOrEqual(3)
      expect(trace.bytes).toBeLessThanOrEqual(128 * KIB)
    }
  })

  it('is one file page a key when the index does not know the page', async () => {
    const index = await cold()
    const trace = newTrace()
    expect(await index.find({ url: 'https://nowhere.example/a-page-that-is-not-there' }, trace)).toBeNull()
    expect(trace.rounds).toBe(1)
    expect(trace.bytes).toBeLessThanOrEqual(2 * 4 * KIB)
  })

  it('is four rounds for near matches, even if the file answers at once', async () => {
    const fast: ByteSource = {
      size: bytes.length,
      read: async (offset, length) => {
        await nextTurn()
        return bytes.subarray(offset, offset + length)
      },
    }
    const { title, excerpt, time } = madeArticle(700)
    const trace = newTrace()
    const { rows } = await (await cold(fast)).near(
      { title, excerpt, time, provider: 'elsewhere.example' },
      {},
      trace,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(trace.rounds).toBe(4)
  })

  it('never includes the tables of outlets and terms', async () => {
    const source = notingSource(bytes)
    const index = await cold(source)
    const { providers, terms } = index.parts[0]?.state.layout.sections ?? {}
    const match = await index.find({ url: urlOf(5) })
    if (match) await index.story(match)
    const inTables = () =>
      source.reads.filter(({ offset }) =>
        [providers, terms].some((s) => s && offset >= s.offset && offset < s.offset + s.length),
      )
    expect(inTables()).toEqual([])
    await index.provider(madeArticle(5).provider.domain)
    expect(inTables()).toHaveLength(1)
  })

  it('is nothing the second time', async () => {
    const index = await cold()
    const match = await index.find({ url: urlOf(9) })
    if (match) await index.story(match)
    const trace = newTrace()
    const again = await index.find({ url: urlOf(9) }, trace)
    if (again) await index.story(again, trace)
    expect(trace).toEqual(newTrace())
  })

  it('is nothing for opening with a kept state', async () => {
    const source = notingSource(bytes)
    await openIndex([source], states)
    expect(source.reads).toEqual([])
  })

  it('includes the file’s ends when the kept state is another file’s', async () => {
    const other = await buildBytes(madeRecords(9))
    expect((await openIndex([memorySource(other)], states)).info.articles).toBe(9)
  })

  it('is shared by simultaneous look-ups', async () => {
    const alone = notingSource(bytes)
    const lookUp = async (index: Index) => {
      const match = await index.find({ url: urlOf(12) })
      return match && index.story(match)
    }
    await lookUp(await cold(alone))
    const together = notingSource(bytes)
    const index = await cold(together)
    const stories = await Promise.all(Array.from({ length: 5 }, () => lookUp(index)))
    expect(new Set(stories.map((story) => JSON.stringify(story))).size).toBe(1)
    expect(together.reads).toEqual(alone.reads)
  })
})

describe('a read that fails', () => {
  /** Fails each read once, then gives it. */
  function failingOnce(): ByteSource {
    const source = memorySource(bytes)
    const failed = new Set<number>()
    return {
      size: source.size,
      async read(offset, length) {
        if (failed.has(offset)) return source.read(offset, length)
        failed.add(offset)
        throw new Error('the disk is busy')
      },
    }
  }

  it('fails its look-up and is not remembered', async () => {
    const index = await cold(failingOnce())
    const sound = await cold()
    const match = await sound.find({ url: urlOf(30) })
    if (!match) throw new Error('not found')
    const expected = await sound.story(match)
    let failures = 0
    for (;;) {
      try {
        const found = await index.find({ url: urlOf(30) })
        expect(found && (await index.story(found))).toEqual(expected)
        break
      } catch (error) {
        expect(String(error)).toContain('the disk is busy')
        failures++
      }
    }
    // Keys, block and dictionary (one after the other or at once), other blocks.
    expect(failures).toBeGreaterThanOrEqual(2)
  })
})

describe('an index of several parts', () => {
  it('is asked in all of them at once', async () => {
    const waiting: (() => void)[] = []
    const held = (): ByteSource => {
      const source = memorySource(bytes)
      return {
        size: source.size,
        async read(offset, length) {
          await new Promise<void>((resolve) => waiting.push(resolve))
          return source.read(offset, length)
        },
      }
    }
    const parts = [held(), held(), held()]
    const index = await openIndex(
      parts,
      parts.map(() => states[0]),
    )
    const found = index.find({ url: urlOf(40) })
    const seen: number[] = []
    for (const _round of ['keys', 'blocks']) {
      await Promise.resolve()
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(waiting.length)
      for (const go of waiting.splice(0)) go()
    }
    expect((await found)?.by).toBe('path')
    const keysOfPage = 2
    expect(seen[0]).toBeGreaterThanOrEqual(parts.length)
    expect(seen[0]).toBeLessThanOrEqual(parts.length * keysOfPage)
    // The block and the dictionary of each part.
    expect(seen[1]).toBe(parts.length * 2)
  })
})
