/** Cuts a section into file pages. */
import { CRC_BYTES, crc32 } from '../../bytes/crc32.ts'

/** A payload with its checksum. */
export function sealFilePage(payload: Uint8Array): Uint8Array {
  const page = new Uint8Array(payload.length + CRC_BYTES)
  page.set(payload)
  new DataView(page.buffer).setUint32(payload.length, crc32(payload), true)
  return page
}

/** `content` cut into file pages of `pageBytes`; the last may be shorter. */
export function* cutFilePages(content: Uint8Array, pageBytes: number): Generator<Uint8Array> {
  const payload = pageBytes - CRC_BYTES
  for (let at = 0; at < content.length; at += payload) yield sealFilePage(content.subarray(at, at + payload))
}
