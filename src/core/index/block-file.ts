/** Blocks as they lie in pages: each page says where the one block that may start in it starts. */
import { type Block, type BlockRef, decodeBlock } from './block-read.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { deflate } from './deflate.ts'
import { inflate } from './inflate.ts'
import { CRC_BYTES, LIMITS, PAGE_BYTES, pageCount, type Section } from './layout.ts'
import type { PageReader } from './pages.ts'
import { join, sealPage } from './pages.ts'
import type { Round } from './trace.ts'

/** Bytes of a page's payload that say where its block starts, and the value that says none does. */
const START_BYTES = 2
const NO_START = 0xffff
const CONTENT_BYTES = PAGE_BYTES - CRC_BYTES - START_BYTES
const NO_DICTIONARY = new Uint8Array(0)

/** A block before it has a place: `refs` are the numbers of the blocks its rows lie in. */
export type PackedBlock = {
  readonly deflated: Uint8Array
  readonly length: number
  readonly refs: readonly number[]
}

export const packBlock = (raw: Uint8Array, refs: readonly number[]): PackedBlock => ({
  deflated: deflate(raw, NO_DICTIONARY),
  length: raw.length,
  refs,
})

/** Deflated and inflated length (u16 each), how many refs (u8), and page (u32) and pages (u8) of each. */
const headBytes = (refs: number): number => 5 + refs * 5
const sizeOf = (block: PackedBlock): number => headBytes(block.refs.length) + block.deflated.length

/** Where blocks come to lie, one after the other; a block whose page already has a start begins the next page. */
export function placeBlocks(blocks: readonly PackedBlock[]): BlockRef[] {
  let at = 0
  let taken = -1
  return blocks.map((block) => {
    if (Math.floor(at / CONTENT_BYTES) === taken) at = (taken + 1) * CONTENT_BYTES
    const page = Math.floor(at / CONTENT_BYTES)
    taken = page
    at += sizeOf(block)
    return { page, pages: Math.floor((at - 1) / CONTENT_BYTES) - page + 1 }
  })
}

/** The pages of all blocks, checksums included. */
export function* writeBlocks(
  blocks: readonly PackedBlock[],
  refs: readonly BlockRef[],
): Generator<Uint8Array> {
  let page = new ByteWriter(PAGE_BYTES)
  let number = 0
  const open = (start: number): void => {
    page = new ByteWriter(PAGE_BYTES)
    page.u16(start)
  }
  open(blocks.length > 0 ? 0 : NO_START)
  for (const [i, block] of blocks.entries()) {
    if ((refs[i]?.page ?? 0) > number) {
      page.raw(new Uint8Array(START_BYTES + CONTENT_BYTES - page.length))
      yield sealPage(page.take())
      number++
      open(0)
    }
    const bytes = join([encodeHead(block, refs), block.deflated])
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, START_BYTES + CONTENT_BYTES - page.length)
      page.raw(bytes.subarray(at, at + count))
      at += count
      if (page.length < START_BYTES + CONTENT_BYTES) continue
      yield sealPage(page.take())
      number++
      // What is left of this block comes first; then, when the next block starts in this page, its place.
      const left = bytes.length - at
      const isLast = i === blocks.length - 1
      open(left >= CONTENT_BYTES || isLast || refs[i + 1]?.page !== number ? NO_START : left)
    }
  }
  if (page.length > START_BYTES) yield sealPage(page.take())
}

function encodeHead(block: PackedBlock, refs: readonly BlockRef[]): Uint8Array {
  const head = new ByteWriter(64)
  head.u16(block.deflated.length)
  head.u16(block.length)
  head.u8(block.refs.length)
  for (const number of block.refs) {
    head.u32(refs[number]?.page ?? 0)
    head.u8(refs[number]?.pages ?? 1)
  }
  return head.take()
}

/** The block that starts in page `ref.page`. `ref.pages` may be more than it touches. */
export async function readBlock(
  pages: PageReader,
  section: Section,
  ref: BlockRef,
  round: Round,
): Promise<Block> {
  const count = Math.min(ref.pages, pageCount(section) - ref.page)
  const payloads = await pages.read(section, ref.page, count, round)
  const offset = section.offset + ref.page * section.pageBytes
  const start = new ByteReader(payloads[0] ?? new Uint8Array(0), offset).u16()
  const content = join(payloads.map((payload) => payload.subarray(START_BYTES)))
  const reader = new ByteReader(content.subarray(Math.min(start, content.length)), offset)
  if (start === NO_START) throw reader.malformed('a block that starts in this page', 'none')
  const deflatedLength = reader.u16()
  const length = reader.u16()
  if (length > LIMITS.block) throw reader.malformed(`a block of at most ${LIMITS.block} bytes`, length)
  const refs = Array.from({ length: reader.u8() }, () => {
    const other = { page: reader.u32(), pages: reader.u8() }
    if (other.pages < 1 || other.pages > LIMITS.blockPages || other.page >= pageCount(section))
      throw reader.malformed('a place of a block', `page ${other.page}, ${other.pages} pages`)
    return other
  })
  const raw = await inflate(reader.raw(deflatedLength), NO_DICTIONARY, length, offset)
  return decodeBlock(raw, ref, refs, offset)
}
