/** Blocks as they lie in pages: each page says where the one block that may start in it starts. */

import { ByteReader } from '../bytes/byte-reader.ts'
import { CRC_BYTES } from '../bytes/crc32.ts'
import { type Block, decodeBlock } from './block-read.ts'
import type { BlockRef } from './block-stories.ts'
import { inflate } from './inflate.ts'
import { LIMITS, PAGE_BYTES, pageCount, type Section } from './layout.ts'
import { join, type PageReader } from './pages.ts'
import type { Round } from './trace.ts'

/** Bytes of a page's payload that say where its block starts, and the value that says none does. */
const START_BYTES = 2
export const NO_START = 0xffff
/** Bytes of blocks in a page. */
export const CONTENT_BYTES = PAGE_BYTES - CRC_BYTES - START_BYTES

/**
 * The block that starts in page `ref.page`; `ref.pages` may be more than it touches. `dictionary` comes as a stored block (see
 * `asStoredBlock`) and may still be on its way.
 */
export async function readBlock(
  pages: PageReader,
  section: Section,
  ref: BlockRef,
  dictionary: Promise<Uint8Array>,
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
  const refCount = reader.u8()
  if (refCount > LIMITS.refs) throw reader.malformed(`at most ${LIMITS.refs} other blocks`, refCount)
  const refs = Array.from({ length: refCount }, () => {
    const other = { page: reader.u32(), pages: reader.u8() }
    if (other.pages < 1 || other.pages > LIMITS.blockPages || other.page >= pageCount(section))
      throw reader.malformed('a place of a block', `page ${other.page}, ${other.pages} pages`)
    return other
  })
  const raw = await inflate(reader.raw(deflatedLength), await dictionary, length, offset)
  return decodeBlock(raw, ref, refs, offset)
}
