/** One open file of an index: checked reads of keys and blocks, which are all that a story needs. */

import type { ByteSource } from '../../bytes/byte-source.ts'
import type { KeyHash } from '../key-hash.ts'
import { bucketOf, tagBits, tagOf } from '../key-table.ts'
import { checkLayout, type Layout, VERSION } from '../layout.ts'
import type { Block } from './block.ts'
import type { BlockRef } from './block-stories.ts'
import { FilePageReader, sectionSource } from './file-pages.ts'
import { asStoredBlock } from './inflate.ts'
import { findInBucket } from './key-bucket.ts'
import type { Meta } from './meta.ts'
import { readBlock } from './place-blocks.ts'
import { PromiseCache } from './promise-cache.ts'
import type { Round } from './trace.ts'

/** What opening finds, as JSON. Kept in an install record, it saves the reads of the next opening. */
export type PartState = {
  readonly version: typeof VERSION
  readonly size: number
  readonly hash: string
  readonly layout: Layout
  readonly meta: Meta
}

/** File pages and inflated blocks kept in memory: about 1 MB and 2 MB. */
export const KEPT_FILE_PAGES = 256
const KEPT_BLOCKS = 64

export class Part {
  readonly state: PartState
  readonly pages: FilePageReader
  readonly #blocks = new PromiseCache<Block>(KEPT_BLOCKS)
  #dictionary: Promise<Uint8Array> | null = null

  constructor(source: ByteSource, state: PartState) {
    this.state = state
    this.pages = new FilePageReader(source, KEPT_FILE_PAGES)
  }

  /** Article numbers stored under the key with this hash. One read. */
  async numbers(hash: KeyHash, round: Round): Promise<number[]> {
    const { keyBuckets, numberBits, sections } = this.state.layout
    if (keyBuckets === 0) return []
    const bucket = bucketOf(hash, keyBuckets)
    const [payload] = await this.pages.read(sections.keys, bucket, 1, round)
    const offset = sections.keys.offset + bucket * sections.keys.pageBytes
    const shape = { buckets: keyBuckets, numberBits }
    return findInBucket(payload ?? new Uint8Array(0), tagOf(hash, tagBits(keyBuckets)), shape, offset)
  }

  /** Where article `number` is; its block may touch fewer file pages than this says. */
  home(number: number): { readonly ref: BlockRef; readonly slot: number } {
    const { slots, blockPages } = this.state.layout
    return { ref: { page: Math.floor(number / slots), pages: blockPages }, slot: number % slots }
  }

  /** The block that starts in a file page. Look-ups share it; a failed read is forgotten. */
  block(ref: BlockRef, round: Round): Promise<Block> {
    const known = this.#blocks.get(ref.page)
    if (known) return known
    const section = this.state.layout.sections.blocks
    const block = readBlock(this.pages, section, ref, this.#readDictionary(round), round)
    this.#blocks.set(ref.page, block)
    return block
  }

  /** The dictionary, as `inflate` takes it. Read in the same round as the first block. */
  #readDictionary(round: Round): Promise<Uint8Array> {
    if (this.#dictionary) return this.#dictionary
    const { dictionary } = this.state.layout.sections
    const content = sectionSource(this.pages, dictionary, () => round)
    const read = content.read(0, content.size).then(asStoredBlock)
    this.#dictionary = read
    read.catch(() => {
      if (this.#dictionary === read) this.#dictionary = null
    })
    return read
  }
}

/** Whether a kept state was made by this version of the format. */
export const isCurrentState = (kept: unknown): boolean =>
  // Written by this module, perhaps of an earlier version.
  (kept as Partial<PartState> | null)?.version === VERSION

/** A kept state that fits the file; null otherwise, and then the file is read. */
export function keptState(kept: unknown, source: ByteSource): PartState | null {
  // Written by open-part.ts and read from the extension's own storage. The layout is checked again because every read relies on it.
  const state = kept as PartState
  if (!isCurrentState(kept) || state.size !== source.size) return null
  checkLayout(state.layout, source.size)
  return state
}
