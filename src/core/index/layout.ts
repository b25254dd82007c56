/** Where things stand in an index file, version 1: the header, the footer's section table, the trailer. See docs/format.md. */
import { ByteReader } from './byte-reader.ts'
import { crc32 } from './crc32.ts'
import { IndexError } from './errors.ts'
import { TRAILER_BYTES } from './hash.ts'

export const VERSION = 1
/** 0x89 keeps text tools away; the line ends show a transfer that changed them. */
export const MAGIC = Uint8Array.from([0x89, 0x53, 0x32, 0x4e, 0x44, 0x0d, 0x0a, 0x1a])
export const HEADER_BYTES = 16

/** A page: payload, then the CRC-32 of the payload. */
export const PAGE_BYTES = 4096
export const CRC_BYTES = 4

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
  readonly articles: number
}
export const PARAMETERS = [
  'slots',
  'blockPages',
  'keyBuckets',
  'keys',
  'numberBits',
  'providerBuckets',
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

/** Throws unless `bytes` is the header of a version this reader knows. The header's shape is the same in every version. */
export function checkHeader(bytes: Uint8Array): void {
  if (bytes.length < HEADER_BYTES)
    throw new IndexError('truncated', 0, `${HEADER_BYTES} bytes of header`, bytes.length)
  const reader = new ByteReader(bytes.subarray(0, HEADER_BYTES))
  const magic = reader.raw(MAGIC.length)
  if (!MAGIC.every((byte, i) => magic[i] === byte))
    throw new IndexError('not-an-index', 0, hex(MAGIC), hex(magic))
  const version = reader.u32()
  checkCrc(bytes.subarray(0, HEADER_BYTES), 0)
  if (version !== VERSION)
    throw new IndexError('unknown-version', MAGIC.length, `version ${VERSION}`, `version ${version}`)
}

/** The hash a file states of itself. `bytes` are its last 36, from `offset`. */
export function decodeTrailer(bytes: Uint8Array, offset: number): Uint8Array {
  checkCrc(bytes, offset)
  return bytes.slice(0, TRAILER_BYTES - CRC_BYTES)
}

/** Reads and bounds the footer, `bytes`, of a file of `fileSize` bytes. */
export function decodeFooter(bytes: Uint8Array, fileSize: number): Layout {
  const base = fileSize - TAIL_BYTES
  checkCrc(bytes, base)
  const reader = new ByteReader(bytes, base)
  const stated = reader.u64()
  if (stated !== fileSize) throw new IndexError('truncated', base, `${stated} bytes`, `${fileSize} bytes`)
  let offset = HEADER_BYTES
  const sections = Object.fromEntries(
    SECTIONS.map((name) => {
      const section = { offset, length: reader.u64(), pageBytes: reader.u16() }
      offset += section.length
      return [name, section]
    }),
    // Made from SECTIONS, so every name is there.
  ) as Record<SectionName, Section>
  const numbers = Object.fromEntries(PARAMETERS.map((name) => [name, reader.u32()])) as Parameters
  const layout = { ...numbers, sections }
  checkLayout(layout, fileSize)
  return layout
}

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
const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
