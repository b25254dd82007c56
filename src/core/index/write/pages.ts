/** Cutting a section into checksummed pages. */
import { CRC_BYTES, crc32 } from '../../bytes/crc32.ts'

/** Adds a page's checksum. */
export function sealPage(payload: Uint8Array): Uint8Array {
  const page = new Uint8Array(payload.length + CRC_BYTES)
  page.set(payload)
  new DataView(page.buffer).setUint32(payload.length, crc32(payload), true)
  return page
}

/** `content` cut into pages of `pageBytes`, the last one as short as need be. */
export function* cutPages(content: Uint8Array, pageBytes: number): Generator<Uint8Array> {
  const payload = pageBytes - CRC_BYTES
  for (let at = 0; at < content.length; at += payload) yield sealPage(content.subarray(at, at + payload))
}
