/** Which articles share a block: each is followed by its story, so that a story lies in few blocks. */
import { LIMITS } from '../limits.ts'
import type { StoryRows } from './story-rows.ts'
import type { Survey } from './survey.ts'

/** Most bytes of a block's own numbers. */
const BLOCK_BYTES = 12
/** Most bytes of a row: block 2, slot, kind, similarity and lists or position 4, original, its similarity. */
const ROW_BYTES = 10
/** Most bytes of a score. */
const SCORE_BYTES = 9

/**
 * Gives every article a block whose bytes before deflating are within `LIMITS.block`. Guests get one only where a story shows them.
 */
export function arrange(
  { bytes, outlets, span }: Survey,
  stories: StoryRows,
  isGuest: (place: number) => boolean,
): Arrangement {
  const arrangement = new Arrangement(bytes.length)
  const placed = new Uint8Array(bytes.length)
  const timeBytes = varintBytes(2 * span + 2)
  const labels = new Set<number>()
  let block = 0
  let room = 0
  const put = (place: number): void => {
    if (placed[place] === 1) return
    placed[place] = 1
    const label = outlets.labelOf(place)
    const ownCost = (bytes[place] ?? 0) + timeBytes + stories.count(place) * ROW_BYTES
    const labelCost = outlets.labelBytes(label) + SCORE_BYTES
    const full = arrangement.blocks[block]?.length === LIMITS.slots
    if (full || ownCost + (labels.has(label) ? 0 : labelCost) > room) {
      block = arrangement.open()
      room = LIMITS.block - BLOCK_BYTES
      labels.clear()
    }
    room -= ownCost + (labels.has(label) ? 0 : labelCost)
    labels.add(label)
    arrangement.put(place, block)
  }
  for (let place = 0; place < bytes.length; place++) {
    if (isGuest(place)) continue
    put(place)
    for (const row of stories.of(place)) put(row.article)
  }
  return arrangement
}

function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest >= 128; rest /= 128) bytes++
  return bytes
}

/** Blocks have an id each, which stays when others are split; `sequence` holds the ids in the order of the file. */
export class Arrangement {
  /** By id: the places of a block's articles. */
  readonly blocks: number[][] = []
  sequence: number[] = []
  /** By place; 0 also for a guest that is in no block. */
  readonly blockOf: Uint32Array
  readonly slotOf: Uint8Array

  constructor(articles: number) {
    this.blockOf = new Uint32Array(articles)
    this.slotOf = new Uint8Array(articles)
  }

  /** Articles in all blocks. */
  get articles(): number {
    return this.blocks.reduce((sum, block) => sum + block.length, 0)
  }

  /** Most articles in a block. */
  get slots(): number {
    return this.blocks.reduce((most, block) => Math.max(most, block.length), 1)
  }

  open(): number {
    this.sequence.push(this.blocks.length)
    return this.blocks.push([]) - 1
  }

  put(place: number, id: number): void {
    this.blockOf[place] = id
    const block = this.blocks[id] ?? []
    this.slotOf[place] = block.push(place) - 1
  }

  /** Moves the second half of each of these blocks to a new one after it. Gives the ids of the new ones. */
  split(ids: ReadonlySet<number>): Set<number> {
    const halves = new Map<number, number>()
    for (const id of ids) {
      const block = this.blocks[id] ?? []
      const moved = block.splice(block.length >>> 1)
      const half = this.blocks.push([]) - 1
      for (const place of moved) this.put(place, half)
      halves.set(id, half)
    }
    this.sequence = this.sequence.flatMap((id) => [id, halves.get(id)].filter((one) => one !== undefined))
    return new Set(halves.values())
  }
}
