import { describe, expect, it } from 'vitest'
import { ByteWriter } from '../../bytes/byte-writer.ts'
import { IndexError } from '../../bytes/index-error.ts'
import { madeArticle } from '../fixtures/made-articles.ts'
import { memorySource } from '../fixtures/memory-source.ts'
import { FILE_PAGE_BYTES } from '../layout.ts'
import { type ArticleToWrite, encodeBlock, type RowToWrite } from '../write/block.ts'
import { deflate } from '../write/deflate.ts'
import { cutFilePages } from '../write/file-pages.ts'
import { decodeBlock } from './block.ts'
import { FilePageReader } from './file-pages.ts'
import { asStoredBlock } from './inflate.ts'
import { readBlock } from './place-blocks.ts'
import { Round } from './trace.ts'

const none = new Uint8Array(0)
const entry = (rows: readonly RowToWrite[] = []): ArticleToWrite => ({
  article: madeArticle(1),
  record: true,
  guest: false,
  noIdKeys: false,
  also: [],
  usual: null,
  rows,
})
const row = (block: number, score = 0.5): RowToWrite => ({
  block,
  slot: 0,
  why: { by: 'text', score },
  copyOf: null,
  copyScore: 0,
})
const sound = encodeBlock([entry()], 0).raw

type Head = {
  start?: number
  deflated?: number
  length?: number
  refs?: readonly (readonly [page: number, pages: number])[]
}

/** Reads a block of one page with this head before what `raw` deflates to. */
function read(raw: Uint8Array, { start = 0, refs = [], ...head }: Head = {}) {
  const body = deflate(raw, none)
  const page = new ByteWriter()
  page.u16(start)
  page.u16(head.deflated ?? body.length)
  page.u16(head.length ?? raw.length)
  page.u8(refs.length)
  for (const [at, pages] of refs) {
    page.u32(at)
    page.u8(pages)
  }
  page.raw(body)
  const [bytes = none] = cutFilePages(page.view(), FILE_PAGE_BYTES)
  const section = { offset: 0, length: bytes.length, pageBytes: FILE_PAGE_BYTES }
  const pages = new FilePageReader(memorySource(bytes), 8)
  return readBlock(pages, section, { page: 0, pages: 3 }, Promise.resolve(asStoredBlock(none)), new Round())
}

const refused = async (block: Promise<unknown>, rule: string): Promise<void> => {
  const error = await block.catch((one: unknown) => one)
  expect(error).toBeInstanceOf(IndexError)
  expect(error).toMatchObject({ code: 'malformed' })
  expect(String(error)).toContain(rule)
}

describe('a block', () => {
  it('is read when it keeps the rules', async () => {
    const block = await read(sound, { refs: [[0, 3]] })
    expect(block.article(0).article).toEqual(madeArticle(1))
    await refused((async () => block.article(1))(), 'a slot below 1')
  })

  it.each<[string, Uint8Array, Head]>([
    ['a block that starts in this file page', sound, { start: 0xffff }],
    ['a block of at most 16384 bytes', sound, { length: 16_385 }],
    ['at most 64 other blocks', sound, { refs: Array.from({ length: 65 }, () => [0, 1] as const) }],
    ['a place of a block', sound, { refs: [[0, 0]] }],
    ['a place of a block', sound, { refs: [[0, 4]] }],
    ['a place of a block', sound, { refs: [[1, 1]] }],
    ['4000 bytes', sound, { deflated: 4000 }],
    ['found more', sound, { length: sound.length - 1 }],
    [`found ${sound.length}`, sound, { length: sound.length + 1 }],
    ['lines of text', sound.subarray(0, -1), {}],
  ])('is refused when it breaks "%s"', (rule, raw, head) => refused(read(raw, head), rule))

  it('is refused when a story is in more than six other blocks or a similarity exceeds 1', async () => {
    const decode = async (raw: Uint8Array, blocks: number) =>
      decodeBlock(
        raw,
        { page: 0, pages: 1 },
        Array.from({ length: blocks }, () => ({ page: 0, pages: 1 })),
        0,
      )
    const blocks = (count: number) => Array.from({ length: count }, (_, n) => row(n + 1))
    await decode(encodeBlock([entry(blocks(6))], 0).raw, 6)
    await refused(decode(encodeBlock([entry(blocks(7))], 0).raw, 7), 'a story in at most 6 other blocks')
    const whole = encodeBlock([entry([row(1, 1)])], 0).raw
    // Its numbers stand before its texts.
    await refused(decode(whole.with(whole.indexOf(100), 101), 1), 'hundredths, 0 to 100')
  })
})
