/** Where things stand in an index file, version 1: its sections and their bounds. See docs/format.md. */

import { ByteReader } from '../bytes/byte-reader.ts'
import { CRC_BYTES, crc32 } from '../bytes/crc32.ts'
import { IndexError } from '../bytes/index-error.ts'

export const VERSION = 1
export const HEADER_BYTES = 16

/** The file ends with its own hash and that hash's checksum; these bytes are not hashed. */
export const TRAILER_BYTES = 36

/** A page: payload, then the CRC-32 of the payload. */
export const PAGE_BYTES = 4096

/** The sections in file order. Each is a run of pages; only the last page of a section may be shorter. */
export const SECTIONS = ['blocks', 'dictionary', 'keys', 'providers', 'terms', 'meta'] as const
export type SectionName = (typeof SECTIONS)[number]

/** `length` is in bytes with checksums; `pageBytes` is a full page with its checksum. */
export type Section = { readonly offset: number; readonly length: number; readonly pageBytes: number }

/** Numbers the reader needs before it can look anything up. */
export type Parameters = {
  /** Article number = page of its block x `slots` + its slot. */
  readonly slots: number
  /** Most pages a block touches. */
  readonly blockPages: number
  readonly keyBuckets: number
  readonly keys: number
  /** Bits of an article number in the key table. */
  readonly numberBits: number
  readonly providerBuckets: number
  /** Pages of the terms section that are the term table. */
  readonly termBuckets: number
  readonly articles: number
}
export const PARAMETERS = [
  'slots',
  'blockPages',
  'keyBuckets',
  'keys',
  'numberBits',
  'providerBuckets',
  'termBuckets',
  'articles',
] as const satisfies readonly (keyof Parameters)[]

export type Layout = Parameters & { readonly sections: Readonly<Record<SectionName, Section>> }

/** Bounds a reader holds a file to. With them a story is read in 30 pages: 6 keys, a block, the dictionary and 6 more blocks. */
export const LIMITS = {
  /** Bytes of a block once inflated. */
  block: 16_384,
  /** Articles in a block. */
  slots: 255,
  blockPages: 3,
  /** Other blocks that rows of one block lie in. */
  refs: 64,
  /** Three pages. */
  dictionary: 12_276,
  meta: 262_144,
  /** Other blocks the rows of one story may lie in. */
  storyBlocks: 6,
  /** Rows of a stored story. */
  storyRows: 60,
} as const

/** File size, then length (u64) and page size (u16) of each section, the parameters (u32 each), and a CRC-32. */
export const FOOTER_BYTES = 8 + SECTIONS.length * 10 + PARAMETERS.length * 4 + CRC_BYTES
/** Footer and trailer. */
export const TAIL_BYTES = FOOTER_BYTES + TRAILER_BYTES

/** Holds a layout, also one kept outside the file, to the bounds everything else relies on. */
export function checkLayout(layout: Layout, fileSize: number): void {
  const base = fileSize - TAIL_BYTES
  const demand = (rule: string, holds: boolean, found: string | number): void => {
    if (!holds) throw new IndexError('malformed', base, rule, found)
  }
  let end = HEADER_BYTES
  for (const name of SECTIONS) {
    const { offset, length, pageBytes } = layout.sections[name]
    demand(`section ${name} from byte ${end}`, offset === end, offset)
    demand('pages of 5 to 4096 bytes', pageBytes > CRC_BYTES && pageBytes <= PAGE_BYTES, pageBytes)
    const last = length % pageBytes
    demand('a last page of more than its checksum', last === 0 || last > CRC_BYTES, last)
    demand('a length within the file', Number.isSafeInteger(length) && length >= 0, length)
    end += length
  }
  demand(`sections that end at the footer, byte ${base}`, end === base, end)
  const { sections, slots, blockPages, keyBuckets, numberBits, providerBuckets, articles } = layout
  demand(`1 to ${LIMITS.slots} slots`, slots >= 1 && slots <= LIMITS.slots, slots)
  demand(
    `1 to ${LIMITS.blockPages} pages a block`,
    blockPages >= 1 && blockPages <= LIMITS.blockPages,
    blockPages,
  )
  demand('article numbers of 1 to 32 bits', numberBits >= 1 && numberBits <= 32, numberBits)
  demand('one page a key bucket', keyBuckets === pageCount(sections.keys), keyBuckets)
  demand('one page a provider bucket', providerBuckets === pageCount(sections.providers), providerBuckets)
  const termPages = pageCount(sections.terms)
  demand(`at most ${termPages} term buckets`, layout.termBuckets <= termPages, layout.termBuckets)
  const content = sections.dictionary.length - pageCount(sections.dictionary) * CRC_BYTES
  demand(`a dictionary of at most ${LIMITS.dictionary} bytes`, content <= LIMITS.dictionary, content)
  const most = pageCount(sections.blocks) * slots
  demand(`at most ${most} articles`, articles <= most && most <= 2 ** 32, articles)
}

export function pageCount(section: Section): number {
  return Math.ceil(section.length / section.pageBytes)
}

/** `bytes` end with the CRC-32 of what precedes it; `offset` is where they start in the file. */
export function checkCrc(bytes: Uint8Array, offset: number): void {
  const end = bytes.length - CRC_BYTES
  const stated = new ByteReader(bytes.subarray(end), offset + end).u32()
  const actual = crc32(bytes.subarray(0, end))
  if (stated !== actual) throw new IndexError('checksum', offset, word(stated), word(actual))
}

const word = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`
