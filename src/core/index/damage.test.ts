import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readRecords } from '../article/read.ts'
import type { ArticleRecord } from '../article/types.ts'
import { crc32 } from '../bytes/crc32.ts'
import { IndexError } from '../bytes/index-error.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { askAll, covers, questionsAbout, questionsByByte, type SoundFile } from './fixtures/questions.ts'
import { VERSION } from './layout.ts'
import { openPart } from './read/open-part.ts'
import { openIndex } from './reader.ts'
import { verifyIndex } from './verify.ts'

const ABSENT = 1000
/** Milliseconds: some ten seconds of work, on a machine that may be busy. */
const BUSY = 300_000

/** The six articles that the package brings. */
const sample = (): ArticleRecord[] =>
  [...readRecords('markdown', readFileSync('sample/amazon-shifts-alexa-to-inferentia.md', 'utf8'))].flatMap(
    ({ record }) => record ?? [],
  )

/** What went wrong, as an index error says it; anything else is thrown on. */
async function indexError(work: () => Promise<unknown>): Promise<IndexError | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof IndexError)) throw error
    const says = `at byte ${error.offset}: expected ${error.expected}, found ${error.found}`
    if (!(error.offset >= 0) || !error.message.includes(says)) throw error
    return error
  }
}

/** Pages in which a block starts say where: any but 0xffff. */
async function countBlocks(bytes: Uint8Array): Promise<number> {
  const { state } = await openPart(memorySource(bytes))
  const { offset, length, pageBytes } = state.layout.sections.blocks
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  let blocks = 0
  for (let at = offset; at < offset + length; at += pageBytes)
    if (view.getUint16(at, true) !== 0xffff) blocks++
  return blocks
}

function altered(bytes: Uint8Array, at: number, change: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ change
  return copy
}

/** A different change for every byte, sometimes one bit, sometimes several. */
const changeOf = (at: number): number => 1 + ((at * 157) % 255)

describe.each([
  {
    of: 'six articles',
    recordsOf: sample,
    articles: 6,
    blocks: 1,
    share: 1,
  },
  // At each byte one question in 127 is asked, the next ones at the next byte; one bit of every 127 is flipped.
  {
    of: 'several blocks and a dictionary',
    recordsOf: () => madeRecords(150),
    articles: 150,
    blocks: 3,
    share: 127,
  },
])('an index file of $of', ({ recordsOf, articles, blocks, share }) => {
  let bytes: Uint8Array
  let sound: SoundFile

  beforeAll(async () => {
    const records = recordsOf()
    bytes = await buildBytes(records)
    sound = await askAll(bytes, questionsAbout(records, ABSENT))
  })

  it('has several blocks, and no answer only for absent addresses and the absent outlet', async () => {
    expect(await verifyIndex(memorySource(bytes))).toMatchObject({ articles })
    expect(await countBlocks(bytes)).toBeGreaterThanOrEqual(blocks)
    expect(sound.answered.filter(({ answer }) => answer === 'null')).toHaveLength(ABSENT + 1)
  })

  it(
    'gives the same answer or an index error when any byte is altered',
    async () => {
      // A reader's steps follow from the bytes it has read, so a question that reads no altered byte is asked for nothing.
      const asked = questionsByByte(sound.answered, bytes.length, share)
      for (let at = 0; at < bytes.length; at++) {
        const source = memorySource(altered(bytes, at, changeOf(at)))
        if (covers(sound.opening, at))
          expect(await indexError(() => openIndex([source])), `byte ${at}`).not.toBeNull()
        const index = await openIndex([source], sound.states)
        for (const { name, ask, answer } of asked[at] ?? []) {
          let found = answer
          const error = await indexError(async () => {
            found = JSON.stringify(await ask(index))
          })
          if (error === null && found !== answer) expect.fail(`byte ${at}: ${name} gave ${found}`)
        }
      }
    },
    BUSY,
  )

  it('has no byte that neither opening nor any question reads', () => {
    const unread = Array.from(bytes.keys()).filter(
      (at) => !covers(sound.opening, at) && !sound.answered.some(({ reads }) => covers(reads, at)),
    )
    expect(unread).toEqual([])
  })

  it('does not open when it is cut at any length, not even with a kept state', async () => {
    for (let length = 0; length < bytes.length; length++) {
      const source = memorySource(bytes.slice(0, length))
      expect(await indexError(() => openIndex([source])), `${length} bytes`).not.toBeNull()
      expect(await indexError(() => openIndex([source], sound.states)), `${length} bytes`).not.toBeNull()
    }
  })

  it(
    'fails verify with any single bit flipped',
    async () => {
      for (let bit = 0; bit < bytes.length * 8; bit += share) {
        const error = await indexError(() =>
          verifyIndex(memorySource(altered(bytes, bit >> 3, 1 << (bit % 8)))),
        )
        if (error === null)
          expect.fail(`verify finds nothing wrong with bit ${bit % 8} of byte ${bit >> 3} flipped`)
      }
    },
    BUSY,
  )
})

describe('a file of another version', () => {
  const header = (version: number): Uint8Array => {
    const bytes = new Uint8Array(16)
    const view = new DataView(bytes.buffer)
    bytes.set([0x89, 0x53, 0x32, 0x4e, 0x44, 0x0d, 0x0a, 0x1a])
    view.setUint32(8, version, true)
    view.setUint32(12, crc32(bytes.subarray(0, 12)), true)
    return bytes
  }

  it('is refused with both versions, whatever follows its header', async () => {
    for (const rest of [0, 200]) {
      const bytes = new Uint8Array(16 + rest)
      bytes.set(header(VERSION + 1))
      const error = await indexError(() => openIndex([memorySource(bytes)]))
      expect(error).toMatchObject({
        code: 'unknown-version',
        expected: `version ${VERSION}`,
        found: `version ${VERSION + 1}`,
      })
      expect(error?.message).toMatch(/expected version \d+, found version \d+/)
    }
  })

  it('is distinguished from a file that is no index at all', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>')
    expect(await indexError(() => openIndex([memorySource(page)]))).toMatchObject({ code: 'not-an-index' })
  })
})
