/** One opened file of an index: its layout, its meta, and checked reads of keys, blocks, providers and terms. */
import type { TermReader } from '../story/terms.ts'
import { openTerms } from '../story/terms.ts'
import type { Block, BlockRef } from './block-read.ts'
import { readBlock } from './block-source.ts'
import { IndexError } from './errors.ts'
import { TRAILER_BYTES, toHex } from './hash.ts'
import { asStoredBlock } from './inflate.ts'
import { hashKey, type KeyHash } from './key-hash.ts'
import { bucketOf, findInBucket, tagBits, tagOf } from './key-table.ts'
import {
  checkHeader,
  checkLayout,
  decodeFooter,
  decodeTrailer,
  HEADER_BYTES,
  type Layout,
  TAIL_BYTES,
  VERSION,
} from './layout.ts'
import { decodeMeta, type Meta } from './meta.ts'
import { PageReader, sectionSource } from './pages.ts'
import { type ProviderEntry, readProviders } from './provider-table.ts'
import { Round } from './trace.ts'
import type { ByteSource } from './types.ts'

/** What opening finds, as JSON: kept in an install record, it makes the next opening read nothing. */
export type PartState = {
  readonly version: typeof VERSION
  readonly size: number
  readonly hash: string
  readonly layout: Layout
  readonly meta: Meta
}

/** Pages and inflated blocks kept in memory: about 1 MB and 2 MB. */
const KEPT_PAGES = 256
const KEPT_BLOCKS = 64

export class Part {
  readonly state: PartState
  readonly pages: PageReader
  readonly #blocks = new Map<number, Promise<Block>>()
  #dictionary: Promise<Uint8Array> | null = null
  #terms: Promise<TermReader> | null = null

  constructor(source: ByteSource, state: PartState) {
    this.state = state
    this.pages = new PageReader(source, KEPT_PAGES)
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

  /** Where article `number` lies; its block may touch fewer pages than this says. */
  home(number: number): { readonly ref: BlockRef; readonly slot: number } {
    const { slots, blockPages } = this.state.layout
    return { ref: { page: Math.floor(number / slots), pages: blockPages }, slot: number % slots }
  }

  /** The block that starts in a page; look-ups share it, a failed read is forgotten. */
  block(ref: BlockRef, round: Round): Promise<Block> {
    const known = this.#blocks.get(ref.page)
    if (known) return known
    const section = this.state.layout.sections.blocks
    const block = readBlock(this.pages, section, ref, this.#readDictionary(round), round)
    this.#blocks.set(ref.page, block)
    block.catch(() => {
      if (this.#blocks.get(ref.page) === block) this.#blocks.delete(ref.page)
    })
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT_BLOCKS) break
      this.#blocks.delete(oldest)
    }
    return block
  }

  /** What blocks may repeat, as they are inflated after it; read along with the first block, in the same round. */
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

  /** What the file knows of a provider; null when it has no article of it. One read. */
  async provider(identity: string, round: Round): Promise<ProviderEntry | null> {
    const { providerBuckets, sections } = this.state.layout
    if (providerBuckets === 0) return null
    const bucket = bucketOf(hashKey(identity), providerBuckets)
    const [payload] = await this.pages.read(sections.providers, bucket, 1, round)
    const offset = sections.providers.offset + bucket * sections.providers.pageBytes
    return (
      readProviders(payload ?? new Uint8Array(0), offset).find((one) => one.identity === identity) ?? null
    )
  }

  /** Every provider of the file; reads the whole provider table. */
  async providers(round: Round): Promise<ProviderEntry[]> {
    const { providerBuckets, sections } = this.state.layout
    if (providerBuckets === 0) return []
    const { offset, pageBytes } = sections.providers
    const payloads = await this.pages.read(sections.providers, 0, providerBuckets, round)
    return payloads.flatMap((payload, bucket) => readProviders(payload, offset + bucket * pageBytes))
  }

  /** The terms of near matches; null when the index was built without them. `round` is asked at every read. */
  terms(round: () => Round): Promise<TermReader> | null {
    const section = this.state.layout.sections.terms
    if (section.length === 0) return null
    this.#terms ??= openTerms(sectionSource(this.pages, section, round)).catch((error: unknown) => {
      this.#terms = null
      throw error
    })
    return this.#terms
  }
}

/** Opens one file: header and tail in one round, meta in a second; with a state that was kept, nothing is read. */
export async function openPart(source: ByteSource, kept?: unknown): Promise<Part> {
  const known = kept === undefined ? null : keptState(kept, source)
  return new Part(source, known ?? (await readState(source)))
}

async function readState(source: ByteSource): Promise<PartState> {
  const { size } = source
  if (size < HEADER_BYTES) throw new IndexError('truncated', 0, `${HEADER_BYTES} bytes of header`, size)
  checkHeader(await source.read(0, HEADER_BYTES))
  if (size < HEADER_BYTES + TAIL_BYTES)
    throw new IndexError('truncated', 0, `at least ${HEADER_BYTES + TAIL_BYTES} bytes`, size)
  const tail = await source.read(size - TAIL_BYTES, TAIL_BYTES)
  const hash = decodeTrailer(tail.subarray(TAIL_BYTES - TRAILER_BYTES), size - TRAILER_BYTES)
  const layout = decodeFooter(tail.subarray(0, TAIL_BYTES - TRAILER_BYTES), size)
  const { meta } = layout.sections
  const section = sectionSource(new PageReader(source, KEPT_PAGES), meta, () => new Round())
  return {
    version: VERSION,
    size,
    hash: toHex(hash),
    layout,
    meta: decodeMeta(await section.read(0, section.size), meta.offset),
  }
}

/** A kept state that fits the file; null when it does not, so that the file is asked itself. */
function keptState(kept: unknown, source: ByteSource): PartState | null {
  // Written by this module and read from the extension's own storage; the layout is checked again all the same.
  const state = kept as PartState
  if (state?.version !== VERSION || state.size !== source.size) return null
  checkLayout(state.layout, source.size)
  return state
}
