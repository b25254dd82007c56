/** The layout of an index file, version 2: its sections and their bounds. See docs/format.md. */

import { ByteReader } from '../bytes/byte-reader.ts'
import { CRC_BYTES, crc32 } from '../bytes/crc32.ts'
import { IndexError } from '../bytes/index-error.ts'
import { LIMITS } from './limits.ts'

export const VERSION = 2
export const HEADER_BYTES = 16

/** The file ends with its hash and the hash's checksum; these bytes are not hashed. */
export const TRAILER_BYTES = 36

/** Bytes of a file page: payload, then the CRC-32 of the payload. */
export const FILE_PAGE_BYTES = 4096

/** The sections in file order. Each is a run of file pages, of which only the last may be shorter. */
export const SECTIONS = ['blocks', 'dictionary', 'keys', 'providers', 'terms', 'meta'] as const
export type SectionName = (typeof SECTIONS)[number]

/** `length` is in bytes with checksums; `pageBytes` is a full file page with its checksum. */
export type Section = { readonly offset: number; readonly length: number; readonly pageBytes: number }

/** Numbers that a reader needs before it can look anything up. */
export type Parameters = {
  /** Article number = first file page of its block x `slots` + its slot. */
  readonly slots: number
  /** Most file pages a block touches. */
  readonly blockPages: number
  readonly keyBuckets: number
  readonly keys: number
  /** Bits of an article number in the key table. */
  readonly numberBits: number
  readonly providerBuckets: number
  /** File pages of the terms section that are the term table. */
  readonly termBuckets: number
  /** Guests are not counted. */
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

/** File size, then length (u64) and page size (u16) of each section, the parameters (u32 each), and a CRC-32. */
export const FOOTER_BYTES = 8 + SECTIONS.length * 10 + PARAMETERS.length * 4 + CRC_BYTES
/** Footer and trailer. */
export const TAIL_BYTES = FOOTER_BYTES + TRAILER_BYTES

/** Sections whose file pages may be smaller, and the smallest size. */
const SIZED = ['keys', 'terms']
const LEAST_FILE_PAGE = 32

/**
 * Checks a layout, also one that was kept outside the file, against every bound that readers rely on. The conditions are written so
 * that a value that is not a number fails them.
 * @throws IndexError
 */
export function checkLayout(layout: Layout, fileSize: number): void {
  const base = fileSize - TAIL_BYTES
  const demand = (rule: string, holds: boolean, found: string | number): void => {
    if (!holds) throw new IndexError('malformed', base, rule, found)
  }
  let end = HEADER_BYTES
  for (const name of SECTIONS) {
    const { offset, length, pageBytes } = layout.sections[name]
    const least = SIZED.includes(name) ? LEAST_FILE_PAGE : FILE_PAGE_BYTES
    demand(`section ${name} from byte ${end}`, offset === end, offset)
    demand('a length within the file', Number.isSafeInteger(length) && length >= 0, length)
    demand(
      `file pages of ${least} to ${FILE_PAGE_BYTES} bytes in ${name}`,
      Number.isInteger(pageBytes) && pageBytes >= least && pageBytes <= FILE_PAGE_BYTES,
      pageBytes,
    )
    const last = length % pageBytes
    demand('a last file page of more than its checksum', last === 0 || last > CRC_BYTES, last)
    end += length
  }
  demand(`sections that end at the footer, byte ${base}`, end === base, end)
  for (const name of PARAMETERS) {
    const value = layout[name]
    demand(`${name} from 0 to 2^32 - 1`, Number.isInteger(value) && value >= 0 && value < 2 ** 32, value)
  }
  const { sections, slots, blockPages, keyBuckets, numberBits, providerBuckets, articles } = layout
  demand(`1 to ${LIMITS.slots} slots`, slots >= 1 && slots <= LIMITS.slots, slots)
  demand(
    `1 to ${LIMITS.blockPages} file pages a block`,
    blockPages >= 1 && blockPages <= LIMITS.blockPages,
    blockPages,
  )
  demand('article numbers of 1 to 32 bits', numberBits >= 1 && numberBits <= 32, numberBits)
  demand('one file page a key bucket', keyBuckets === filePageCount(sections.keys), keyBuckets)
  demand(
    'one file page a provider bucket',
    providerBuckets === filePageCount(sections.providers),
    providerBuckets,
  )
  const termPages = filePageCount(sections.terms)
  demand(`at most ${termPages} term buckets`, layout.termBuckets <= termPages, layout.termBuckets)
  for (const name of ['dictionary', 'meta'] as const) {
    const bytes = contentBytes(sections[name])
    demand(`a ${name} of at most ${LIMITS[name]} bytes`, bytes <= LIMITS[name], bytes)
  }
  const numbers = filePageCount(sections.blocks) * slots
  demand('article numbers below 2^32', numbers <= 2 ** 32, numbers)
  demand(`at most ${numbers} articles`, articles <= numbers, articles)
}

/** Bytes of a section without its checksums. */
export const contentBytes = (section: Section): number => section.length - filePageCount(section) * CRC_BYTES

export function filePageCount(section: Section): number {
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
