/** Deflates a block with one pinned pure-JavaScript deflate, so that every engine writes the same bytes. */
import { deflateSync } from 'fflate'

/** `raw` as a deflate stream that may repeat `dictionary`. */
export function deflate(raw: Uint8Array, dictionary: Uint8Array): Uint8Array {
  return deflateSync(raw, dictionary.length > 0 ? { level: 9, mem: 8, dictionary } : { level: 9, mem: 8 })
}
