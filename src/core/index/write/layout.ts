/** Writes header, footer and trailer. */

import { ByteWriter } from '../../bytes/byte-writer.ts'
import { crc32 } from '../../bytes/crc32.ts'
import {
  FOOTER_BYTES,
  HEADER_BYTES,
  type Layout,
  PARAMETERS,
  SECTIONS,
  TRAILER_BYTES,
  VERSION,
} from '../layout.ts'
import { MAGIC } from '../read/layout.ts'

export function encodeHeader(): Uint8Array {
  const writer = new ByteWriter(HEADER_BYTES)
  writer.raw(MAGIC)
  writer.u32(VERSION)
  writer.u32(crc32(writer.view()))
  return writer.take()
}

export function encodeFooter(layout: Layout, fileSize: number): Uint8Array {
  const writer = new ByteWriter(FOOTER_BYTES)
  writer.u64(fileSize)
  for (const name of SECTIONS) {
    writer.u64(layout.sections[name].length)
    writer.u16(layout.sections[name].pageBytes)
  }
  for (const name of PARAMETERS) writer.u32(layout[name])
  writer.u32(crc32(writer.view()))
  return writer.take()
}

/** The last 36 bytes of a file: its hash and that hash's checksum. */
export function encodeTrailer(hash: Uint8Array): Uint8Array {
  const writer = new ByteWriter(TRAILER_BYTES)
  writer.raw(hash)
  writer.u32(crc32(hash))
  return writer.take()
}
