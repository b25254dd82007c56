/** Places blocks in file pages and writes these. */

import { ByteWriter } from '../../bytes/byte-writer.ts'
import type { BlockRef } from '../read/block-stories.ts'
import { CONTENT_BYTES, NO_START } from '../read/place-blocks.ts'
import { sealFilePage } from './file-pages.ts'

/** A block that is not placed yet. `refs` are the ids of the blocks its rows lie in. */
export type PackedBlock = {
  readonly deflated: Uint8Array
  readonly length: number
  readonly refs: readonly number[]
}

/** `start` is where the block starts in the content of its first file page. */
type PlacedBlock = BlockRef & { readonly start: number }

/** Bytes of a block in file pages: its head and the deflated bytes. */
export const sizeOf = ({ deflated, refs }: PackedBlock): number => 5 + refs.length * 5 + deflated.length

/** By id, where each block goes, in the order of `sequence`. A block whose file page has a start already begins the next one. */
export function placeBlocks(blocks: readonly PackedBlock[], sequence: readonly number[]): PlacedBlock[] {
  const placed: PlacedBlock[] = []
  let at = 0
  let taken = -1
  for (const id of sequence) {
    const block = blocks[id]
    if (!block) continue
    if (Math.floor(at / CONTENT_BYTES) === taken) at = (taken + 1) * CONTENT_BYTES
    const page = Math.floor(at / CONTENT_BYTES)
    const start = at % CONTENT_BYTES
    taken = page
    at += sizeOf(block)
    placed[id] = { page, start, pages: Math.floor((at - 1) / CONTENT_BYTES) - page + 1 }
  }
  return placed
}

/** The file pages of all blocks. */
export function* writeBlocks(
  blocks: readonly PackedBlock[],
  placed: readonly PlacedBlock[],
  sequence: readonly number[],
): Generator<Uint8Array> {
  const starts = new Map(placed.map(({ page, start }) => [page, start]))
  const content = new Uint8Array(CONTENT_BYTES)
  let page = 0
  let used = 0
  const seal = (): Uint8Array => {
    const writer = new ByteWriter(CONTENT_BYTES + 2)
    writer.u16(starts.get(page++) ?? NO_START)
    writer.raw(content.subarray(0, used))
    used = 0
    return sealFilePage(writer.view())
  }
  function* put(bytes: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, CONTENT_BYTES - used)
      content.set(bytes.subarray(at, at + count), used)
      used += count
      at += count
      if (used === CONTENT_BYTES) yield seal()
    }
  }
  for (const id of sequence) {
    const [block, place] = [blocks[id], placed[id]]
    if (!block || !place) continue
    yield* put(new Uint8Array(place.page * CONTENT_BYTES + place.start - (page * CONTENT_BYTES + used)))
    yield* put(encodeHead(block, placed))
    yield* put(block.deflated)
  }
  if (used > 0) yield seal()
}

/** Deflated and inflated length (u16 each), number of refs (u8), and for each ref its file page (u32) and how many it touches (u8). */
function encodeHead(block: PackedBlock, placed: readonly PlacedBlock[]): Uint8Array {
  const head = new ByteWriter(64)
  head.u16(block.deflated.length)
  head.u16(block.length)
  head.u8(block.refs.length)
  for (const id of block.refs) {
    head.u32(placed[id]?.page ?? 0)
    head.u8(placed[id]?.pages ?? 1)
  }
  return head.take()
}
