/** Which rows of a block's stories are stored: those in few enough other blocks, so that a story is one round of bounded reads. */
import { LIMITS } from '../limits.ts'
import type { Arrangement } from './arrange.ts'
import type { PackedRow, StoryRows } from './story-rows.ts'

export type StoredRows = {
  /** By slot. */
  readonly rows: readonly (readonly PackedRow[])[]
  /** Other blocks that the own lists of the block's articles need. */
  readonly ownRefs: number
}

/** The rows of block `id`. Rows of own lists come first when there are too many other blocks. */
export function storedRows(id: number, { blocks, blockOf }: Arrangement, stories: StoryRows): StoredRows {
  const places = blocks[id] ?? []
  const refs = new Set(places.flatMap((place) => ownBlocks(stories.of(place), id, blockOf)))
  const ownRefs = refs.size
  const rows = places.map((place) => keepRows(stories.of(place), id, blockOf, refs))
  return { rows, ownRefs }
}

/** Other blocks that an article's own list needs, as many as a story may have: a list that is kept whole has no more. */
function ownBlocks(rows: readonly PackedRow[], own: number, blockOf: Uint32Array): number[] {
  const blocks = new Set(
    rows.filter(({ why }) => why.by === 'own').map(({ article }) => blockOf[article] ?? 0),
  )
  blocks.delete(own)
  return [...blocks].slice(0, LIMITS.storyBlocks)
}

/** `refs` are the other blocks of block `own` so far. */
function keepRows(
  rows: readonly PackedRow[],
  own: number,
  blockOf: Uint32Array,
  refs: Set<number>,
): readonly PackedRow[] {
  const blocks = new Set<number>()
  return rows.slice(0, LIMITS.storyRows).filter(({ article }) => {
    const block = blockOf[article] ?? 0
    if (block === own || blocks.has(block)) return true
    if (blocks.size === LIMITS.storyBlocks || (refs.size >= LIMITS.refs && !refs.has(block))) return false
    blocks.add(block)
    refs.add(block)
    return true
  })
}
