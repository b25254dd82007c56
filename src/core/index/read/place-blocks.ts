/** Reads blocks out of file pages. A file page says where the one block that may start in it starts. */

import { ByteReader } from '../../bytes/byte-reader.ts'
import { CRC_BYTES } from '../../bytes/crc32.ts'
import { FILE_PAGE_BYTES, filePageCount, type Section } from '../layout.ts'
import { LIMITS } from '../limits.ts'
import { type Block, decodeBlock } from './block.ts'
import type { BlockRef } from './block-stories.ts'
import { type FilePageReader, join } from './file-pages.ts'
import { inflate } from './inflate.ts'
import type { Round } from './trace.ts'

/** Bytes of a file page's payload that say where its block starts, and the value for none. */
const START_BYTES = 2
export const NO_START = 0xffff
/** Bytes of blocks in a file page. */
export const CONTENT_BYTES = FILE_PAGE_BYTES - CRC_BYTES - START_BYTES

/**
 * The block that starts in file page `ref.page`; `ref.pages` may be more than it touches. `dictionary` is a stored block (see
 * `asStoredBlock`), perhaps still being read.
 */
export async function readBlock(
  pages: FilePageReader,
  section: Section,
  ref: BlockRef,
  dictionary: Promise<Uint8Array>,
  round: Round,
): Promise<Block> {
  const count = Math.min(ref.pages, filePageCount(section) - ref.page)
  const payloads = await pages.read(section, ref.page, count, round)
  const offset = section.offset + ref.page * section.pageBytes
  const start = new ByteReader(payloads[0] ?? new Uint8Array(0), offset).u16()
  const content = join(payloads.map((payload) => payload.subarray(START_BYTES)))
  const reader = new ByteReader(content.subarray(Math.min(start, content.length)), offset)
  if (start === NO_START) throw reader.malformed('a block that starts in this file page', 'none')
  const deflatedLength = reader.u16()
  const length = reader.u16()
  if (length > LIMITS.block) throw reader.malformed(`a block of at most ${LIMITS.block} bytes`, length)
  const refCount = reader.u8()
  if (refCount > LIMITS.refs) throw reader.malformed(`at most ${LIMITS.refs} other blocks`, refCount)
  const refs = Array.from({ length: refCount }, () => {
    const other = { page: reader.u32(), pages: reader.u8() }
    if (other.pages < 1 || other.pages > LIMITS.blockPages || other.page >= filePageCount(section))
      throw reader.malformed('a place of a block', `page ${other.page}, ${other.pages} pages`)
    return other
  })
  const raw = await inflate(reader.raw(deflatedLength), await dictionary, length, offset)
  return decodeBlock(raw, ref, refs, offset)
}
