/** Deflating a block with the one pinned pure-JavaScript deflate: the same bytes from every engine. Writers only. */
import { deflateSync } from 'fflate'

/** `raw` as a deflate stream that may repeat `dictionary`. */
export function deflate(raw: Uint8Array, dictionary: Uint8Array): Uint8Array {
  return deflateSync(raw, dictionary.length > 0 ? { level: 9, mem: 8, dictionary } : { level: 9, mem: 8 })
}
