/** Opens one file of an index: what it says of itself, read once and kept in the install record. */

import type { ByteSource } from '../../bytes/byte-source.ts'
import { toHex } from '../../bytes/hex.ts'
import { IndexError } from '../../bytes/index-error.ts'
import { HEADER_BYTES, TAIL_BYTES, TRAILER_BYTES, VERSION } from '../layout.ts'
import { FilePageReader, sectionSource } from './file-pages.ts'
import { checkHeader, decodeFooter, decodeTrailer } from './layout.ts'
import { decodeMeta } from './meta.ts'
import { KEPT_FILE_PAGES, keptState, Part, type PartState } from './part.ts'
import { Round } from './trace.ts'

/** Opens one file: header and tail in one round, meta in a second. With a kept state nothing is read. */
export async function openPart(source: ByteSource, kept?: unknown): Promise<Part> {
  const known = kept === undefined ? null : keptState(kept, source)
  return new Part(source, known ?? (await readState(source)))
}

async function readState(source: ByteSource): Promise<PartState> {
  const { size } = source
  if (size < HEADER_BYTES) throw new IndexError('truncated', 0, `${HEADER_BYTES} bytes of header`, size)
  const [header, tail] = await Promise.all([
    source.read(0, HEADER_BYTES),
    size < HEADER_BYTES + TAIL_BYTES ? null : source.read(size - TAIL_BYTES, TAIL_BYTES),
  ])
  checkHeader(header)
  if (tail === null) throw new IndexError('truncated', 0, `at least ${HEADER_BYTES + TAIL_BYTES} bytes`, size)
  const hash = decodeTrailer(tail.subarray(TAIL_BYTES - TRAILER_BYTES), size - TRAILER_BYTES)
  const layout = decodeFooter(tail.subarray(0, TAIL_BYTES - TRAILER_BYTES), size)
  const { meta } = layout.sections
  const section = sectionSource(new FilePageReader(source, KEPT_FILE_PAGES), meta, () => new Round())
  return {
    version: VERSION,
    size,
    hash: toHex(hash),
    layout,
    meta: decodeMeta(await section.read(0, section.size), meta.offset, layout.articles),
  }
}
