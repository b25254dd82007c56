/** Reads both ends of an index file: the header, the footer's section table, the trailer. See docs/format.md. */
import { ByteReader } from '../../bytes/byte-reader.ts'
import { CRC_BYTES } from '../../bytes/crc32.ts'
import { IndexError } from '../../bytes/index-error.ts'
import {
  checkCrc,
  checkLayout,
  HEADER_BYTES,
  type Layout,
  PARAMETERS,
  type Parameters,
  SECTIONS,
  type Section,
  type SectionName,
  TAIL_BYTES,
  TRAILER_BYTES,
  VERSION,
} from '../layout.ts'

/** 0x89 marks a binary file; the line ends reveal a transfer that changed them. */
export const MAGIC = Uint8Array.from([0x89, 0x53, 0x32, 0x4e, 0x44, 0x0d, 0x0a, 0x1a])

/** Checks the first bytes of a file. The header has the same shape in every version. @throws IndexError unless its version is this one */
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

/** The hash that a file states. `bytes` are its last 36, from `offset`. */
export function decodeTrailer(bytes: Uint8Array, offset: number): Uint8Array {
  checkCrc(bytes, offset)
  return bytes.slice(0, TRAILER_BYTES - CRC_BYTES)
}

/** Reads and checks the footer, `bytes`, of a file of `fileSize` bytes. */
export function decodeFooter(bytes: Uint8Array, fileSize: number): Layout {
  const base = fileSize - TAIL_BYTES
  checkCrc(bytes, base)
  const reader = new ByteReader(bytes, base)
  const stated = reader.u64()
  if (stated !== fileSize) throw new IndexError('truncated', base, `${stated} bytes`, `${fileSize} bytes`)
  let offset = HEADER_BYTES
  // Both casts are safe: the objects are made from the lists of all names.
  const sections = Object.fromEntries(
    SECTIONS.map((name) => {
      const section = { offset, length: reader.u64(), pageBytes: reader.u16() }
      offset += section.length
      return [name, section]
    }),
  ) as Record<SectionName, Section>
  const numbers = Object.fromEntries(PARAMETERS.map((name) => [name, reader.u32()])) as Parameters
  const layout = { ...numbers, sections }
  checkLayout(layout, fileSize)
  return layout
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
