/** Reads the stories of a block: where each row lies, why it is in the story, what it is a copy of. */

import type { ByteReader } from '../../bytes/byte-reader.ts'
import type { Why } from '../../story/types.ts'
import { WHY_KINDS } from '../block-layout.ts'
import { LIMITS } from '../limits.ts'

/** A block: the file page in which it starts, and how many file pages it touches. */
export type BlockRef = { readonly page: number; readonly pages: number }

/** A row: its block, and its slot there. */
export type StoredRow = {
  readonly page: number
  readonly pages: number
  readonly slot: number
  readonly why: Why
  /** Position of the original among the story's rows, or the page's own article. */
  readonly copyOf: 'page' | number | null
  readonly copyScore: number
}

/** `count` values, each from `read`. */
export const times = <T>(count: number, read: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => read(i))

/** The rows of each of `count` articles; `blocks` are the block itself and those its rows lie in. */
export function readStories(reader: ByteReader, count: number, blocks: readonly BlockRef[]): StoredRow[][] {
  const lengths = times(count, () => reader.varint(LIMITS.storyRows))
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const places = times(all, () => reader.varint(blocks.length - 1))
  const slots = times(all, () => reader.u8())
  const kinds = times(all, () => WHY_KINDS[reader.varint(WHY_KINDS.length - 1)])
  const values = kinds.map((kind) => (kind === 'own' ? reader.varint(LIMITS.listed) : hundredths(reader)))
  const lists = kinds.map((kind) =>
    kind === 'listedBy' || kind === 'shared' ? reader.varint(LIMITS.listed) : 0,
  )
  const copies = lengths.flatMap((length) => times(length, () => reader.varint(length + 1)))
  const copyScores = copies.map((copy) => (copy === 0 ? 0 : hundredths(reader)))
  const rows = places.map((number, i): StoredRow => {
    const place = blocks[number]
    const value = values[i] ?? 0
    const by = kinds[i] ?? 'text'
    const copy = copies[i] ?? 0
    return {
      page: place?.page ?? 0,
      pages: place?.pages ?? 0,
      slot: slots[i] ?? 0,
      why:
        by === 'own'
          ? { by, position: value }
          : by === 'text'
            ? { by, score: value }
            : { by, lists: lists[i] ?? 0, score: value },
      copyOf: copy === 0 ? null : copy === 1 ? 'page' : copy - 2,
      copyScore: copyScores[i] ?? 0,
    }
  })
  let at = 0
  return lengths.map((length) => {
    at += length
    const others = new Set(places.slice(at - length, at).filter((number) => number > 0))
    if (others.size > LIMITS.storyBlocks)
      throw reader.malformed(`a story in at most ${LIMITS.storyBlocks} other blocks`, others.size)
    return rows.slice(at - length, at)
  })
}

function hundredths(reader: ByteReader): number {
  const value = reader.u8()
  if (value > 100) throw reader.malformed('hundredths, 0 to 100', value)
  return value / 100
}
