/** Encodes and deflates blocks, and splits the few that come out too large for their file pages. */

import { LIMITS } from '../limits.ts'
import { CONTENT_BYTES } from '../read/place-blocks.ts'
import type { Arrangement } from './arrange.ts'
import { encodeBlock, type RowToWrite } from './block.ts'
import { deflate } from './deflate.ts'
import type { OrderedArticles } from './ordered-articles.ts'
import type { Outlets } from './outlets.ts'
import { type PackedBlock, sizeOf } from './place-blocks.ts'
import { storedRows } from './stored-rows.ts'
import type { PackedRow, StoryRows } from './story-rows.ts'

/** A block of this many bytes touches at most `LIMITS.blockPages` file pages, wherever it starts. */
const BLOCK_LIMIT = (LIMITS.blockPages - 1) * CONTENT_BYTES + 1

export type ToPack = {
  readonly articles: OrderedArticles
  readonly stories: StoryRows
  readonly outlets: Outlets
  readonly dictionary: Uint8Array
}

/** The blocks of an arrangement by id. Blocks that are too large are split, which changes the arrangement. */
export function pack(arrangement: Arrangement, input: ToPack): PackedBlock[] {
  const packer = new Packer(arrangement, input)
  const packed: Packed[] = []
  for (let stale = new Set(arrangement.blocks.keys()); stale.size > 0; ) {
    for (const id of stale) packed[id] = packer.pack(id)
    const large = new Set([...stale].filter((id) => isTooLarge(packed[id])))
    const halves = arrangement.split(large)
    const moved = new Set([...large, ...halves])
    // Rows in a block that was split have moved.
    const referring = packed.flatMap(({ refs }, id) => (refs.some((ref) => large.has(ref)) ? [id] : []))
    stale = new Set(large.size > 0 ? [...moved, ...referring] : [])
  }
  return packed
}

/** The own lists of a block's articles may name more other blocks than a block can refer to; then it is split too. */
const isTooLarge = (block: Packed | undefined): boolean =>
  block !== undefined && (block.ownRefs > LIMITS.refs || sizeOf(block) > BLOCK_LIMIT)

type Packed = PackedBlock & { readonly ownRefs: number }

class Packer {
  readonly #arrangement: Arrangement
  readonly #input: ToPack
  readonly #usual: readonly (number | null)[]

  constructor(arrangement: Arrangement, input: ToPack) {
    this.#arrangement = arrangement
    this.#input = input
    this.#usual = input.outlets.usual()
  }

  pack(id: number): Packed {
    const { articles, outlets, dictionary } = this.#input
    const { ownRefs, rows } = storedRows(id, this.#arrangement, this.#input.stories)
    const places = this.#arrangement.blocks[id] ?? []
    const entries = places.map((place, slot) => ({
      ...articles.entry(place),
      usual: this.#usual[outlets.labelOf(place)] ?? null,
      rows: this.#write(place, rows[slot] ?? []),
    }))
    const block = encodeBlock(entries, id)
    return { deflated: deflate(block.raw, dictionary), length: block.raw.length, refs: block.refs, ownRefs }
  }

  #write(place: number, rows: readonly PackedRow[]): RowToWrite[] {
    const { blockOf, slotOf } = this.#arrangement
    const positions = new Map(rows.map(({ article }, i) => [article, i]))
    return rows.map(({ article, why, copyOf, copyScore }) => ({
      block: blockOf[article] ?? 0,
      slot: slotOf[article] ?? 0,
      why,
      copyOf: copyOf === null ? null : copyOf === place ? 'page' : (positions.get(copyOf) ?? null),
      copyScore,
    }))
  }
}
