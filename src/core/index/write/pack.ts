/** Encoding and deflating blocks, and splitting the few that come out too large for their pages. */

import { LIMITS } from '../limits.ts'
import { CONTENT_BYTES } from '../read/place-blocks.ts'
import type { Arrangement } from './arrange.ts'
import { encodeBlock, type RowToWrite } from './block.ts'
import { deflate } from './deflate.ts'
import type { OrderedArticles } from './ordered-articles.ts'
import type { Outlets } from './outlets.ts'
import { type PackedBlock, sizeOf } from './place-blocks.ts'
import type { StoryRows } from './story-rows.ts'

/** A block of this many bytes touches at most `LIMITS.blockPages` pages, wherever it starts. */
const BLOCK_LIMIT = (LIMITS.blockPages - 1) * CONTENT_BYTES + 1

export type ToPack = {
  readonly articles: OrderedArticles
  readonly stories: StoryRows
  readonly outlets: Outlets
  readonly dictionary: Uint8Array
}

/** The blocks of an arrangement by id. Blocks that are too large are split, and so the arrangement changes. */
export function pack(arrangement: Arrangement, input: ToPack): PackedBlock[] {
  const packer = new Packer(arrangement, input)
  const packed: Packed[] = []
  for (let stale = new Set(arrangement.blocks.keys()); stale.size > 0; ) {
    for (const id of stale) packed[id] = packer.pack(id)
    const large = new Set([...stale].filter((id) => isTooLarge(packed[id])))
    const halves = arrangement.split(large)
    const moved = new Set([...large, ...halves])
    // Rows that lie in a block that was split have a new place.
    const referring = packed.flatMap(({ refs }, id) => (refs.some((ref) => large.has(ref)) ? [id] : []))
    stale = new Set(large.size > 0 ? [...moved, ...referring] : [])
  }
  return packed
}

/** The own lists of a block's articles may name more other blocks than a block can refer to: nothing of them is left out for it. */
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
    const places = this.#arrangement.blocks[id] ?? []
    const refs = new Set(places.flatMap((place) => this.#ownBlocks(place, id)))
    const ownRefs = refs.size
    const entries = places.map((place) => ({
      ...articles.entry(place),
      usual: this.#usual[outlets.labelOf[place] ?? 0] ?? null,
      rows: this.#rows(place, id, refs),
    }))
    const block = encodeBlock(entries, id)
    return { deflated: deflate(block.raw, dictionary), length: block.raw.length, refs: block.refs, ownRefs }
  }

  /** Other blocks in which the rows of an article's own list lie, as many as a story may have: a list that is kept whole has no more. */
  #ownBlocks(place: number, own: number): number[] {
    const { blockOf } = this.#arrangement
    const rows = this.#input.stories.of(place).filter(({ why }) => why.by === 'own')
    const blocks = new Set(rows.map(({ article }) => blockOf[article] ?? 0))
    blocks.delete(own)
    return [...blocks].slice(0, LIMITS.storyBlocks)
  }

  /** Rows that lie in few enough other blocks, so that a story is always one more round of bounded reads. `refs` are those of the block. */
  #rows(place: number, own: number, refs: Set<number>): RowToWrite[] {
    const { blockOf, slotOf } = this.#arrangement
    const blocks = new Set<number>()
    const rows = this.#input.stories.of(place).slice(0, LIMITS.storyRows)
    const kept = rows.filter(({ article }) => {
      const block = blockOf[article] ?? 0
      if (block === own || blocks.has(block)) return true
      const noRoom = blocks.size === LIMITS.storyBlocks || (refs.size >= LIMITS.refs && !refs.has(block))
      if (noRoom) return false
      blocks.add(block)
      refs.add(block)
      return true
    })
    const index = new Map(kept.map(({ article }, i) => [article, i]))
    return kept.map(({ article, why, copyOf, copyScore }) => ({
      block: blockOf[article] ?? 0,
      slot: slotOf[article] ?? 0,
      why,
      copyOf: copyOf === null ? null : copyOf === place ? 'page' : (index.get(copyOf) ?? null),
      copyScore,
    }))
  }
}
