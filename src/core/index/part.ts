/** One opened file of an index: checked reads of keys and blocks, all that a story needs. */
import { readBlock } from './block-file.ts'
import type { Block, BlockRef } from './block-read.ts'
import { hashKey } from './key-hash.ts'
import { bucketOf, findInBucket, tagBits, tagOf } from './key-table.ts'
import { checkLayout, type Layout } from './layout.ts'
import type { Meta } from './meta.ts'
import { PageReader } from './pages.ts'
import type { Round } from './trace.ts'
import type { ByteSource } from './types.ts'

/** What opening finds, as JSON: kept in an install record, it makes the next opening read nothing. */
export type PartState = {
  readonly size: number
  readonly hash: string
  readonly layout: Layout
  readonly meta: Meta
}

/** Pages and inflated blocks kept in memory: about 1 MB and 2 MB. */
export const KEPT_PAGES = 256
const KEPT_BLOCKS = 64

export class Part {
  readonly state: PartState
  readonly pages: PageReader
  readonly #blocks = new Map<number, Promise<Block>>()

  constructor(source: ByteSource, state: PartState) {
    this.state = state
    this.pages = new PageReader(source, KEPT_PAGES)
  }

  /** Article numbers stored under a key. One read. */
  async numbers(key: string, round: Round): Promise<number[]> {
    const { keyBuckets, numberBits, sections } = this.state.layout
    if (keyBuckets === 0) return []
    const hash = hashKey(key)
    const bucket = bucketOf(hash, keyBuckets)
    const [payload] = await this.pages.read(sections.keys, bucket, 1, round)
    const offset = sections.keys.offset + bucket * sections.keys.pageBytes
    const shape = { buckets: keyBuckets, numberBits }
    return findInBucket(payload ?? new Uint8Array(0), tagOf(hash, tagBits(keyBuckets)), shape, offset)
  }

  /** Where article `number` lies; its block may touch fewer pages than this says. */
  home(number: number): { readonly ref: BlockRef; readonly slot: number } {
    const { slots, blockPages } = this.state.layout
    return { ref: { page: Math.floor(number / slots), pages: blockPages }, slot: number % slots }
  }

  /** The block that starts in a page; look-ups share it, a failed read is forgotten. */
  block(ref: BlockRef, round: Round): Promise<Block> {
    const known = this.#blocks.get(ref.page)
    if (known) return known
    const block = readBlock(this.pages, this.state.layout.sections.blocks, ref, round)
    this.#blocks.set(ref.page, block)
    block.catch(() => this.#blocks.delete(ref.page))
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT_BLOCKS) break
      this.#blocks.delete(oldest)
    }
    return block
  }
}

/** A kept state that fits the file; null when it does not, so that the file is asked itself. */
export function keptState(kept: unknown, source: ByteSource): PartState | null {
  // Written by open-part.ts and read from the extension's own storage; the layout is checked again all the same.
  const state = kept as PartState
  if (state?.size !== source.size) return null
  checkLayout(state.layout, source.size)
  return state
}
