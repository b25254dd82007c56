/** Reads the blocks of a file one after the other. */
import { ByteReader } from '../../bytes/byte-reader.ts'
import { filePageCount } from '../layout.ts'
import type { Block } from '../read/block.ts'
import type { Part } from '../read/part.ts'
import { NO_START } from '../read/place-blocks.ts'
import { Round } from '../read/trace.ts'

export type BlockAt = {
  readonly block: Block
  /** Of the block's first article: those of the others follow. */
  readonly firstNumber: number
  /** Where in the file its first file page is. */
  readonly offset: number
}

/** In the order of the file. @throws IndexError */
export async function* blocksOf(part: Part): AsyncGenerator<BlockAt> {
  const { sections, slots, blockPages } = part.state.layout
  const round = new Round()
  for (let page = 0; page < filePageCount(sections.blocks); page++) {
    const offset = sections.blocks.offset + page * sections.blocks.pageBytes
    const [payload] = await part.pages.read(sections.blocks, page, 1, round)
    if (new ByteReader(payload ?? new Uint8Array(0), offset).u16() === NO_START) continue
    yield { block: await part.block({ page, pages: blockPages }, round), firstNumber: page * slots, offset }
  }
}
