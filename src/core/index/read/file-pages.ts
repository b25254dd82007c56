/** File pages: read, checked, shared between look-ups and kept. */

import type { ByteSource } from '../../bytes/byte-source.ts'
import { CRC_BYTES } from '../../bytes/crc32.ts'
import { IndexError } from '../../bytes/index-error.ts'
import { checkCrc, filePageCount, type Section } from '../layout.ts'
import { GatheredReads } from './gathered-reads.ts'
import { PromiseCache } from './promise-cache.ts'
import { Round } from './trace.ts'

/**
 * Checked file pages of one file. Look-ups that want the same page at the same time share one read. A read that fails is forgotten,
 * so the next look-up tries again. The `keep` file pages used last stay in memory.
 */
export class FilePageReader {
  readonly #reads: GatheredReads
  readonly #pages: PromiseCache<Uint8Array>

  constructor(source: ByteSource, keep: number) {
    this.#reads = new GatheredReads(source)
    this.#pages = new PromiseCache(keep)
  }

  /** Payloads of file pages `first` to `first + count - 1` of `section`. */
  read(section: Section, first: number, count: number, round: Round): Promise<Uint8Array[]> {
    const pages = filePageCount(section)
    if (!(first >= 0 && count >= 0 && first + count <= pages))
      return Promise.reject(
        new IndexError(
          'malformed',
          section.offset,
          `file pages below ${pages}`,
          `${first} to ${first + count - 1}`,
        ),
      )
    const wanted: Promise<Uint8Array>[] = []
    for (let i = 0; i < count; ) {
      const kept = this.#pages.get(section.offset + (first + i) * section.pageBytes)
      if (kept) {
        wanted.push(kept)
        i++
        continue
      }
      let run = 1
      while (i + run < count && !this.#pages.has(section.offset + (first + i + run) * section.pageBytes))
        run++
      for (const page of this.#fetch(section, first + i, run, round)) wanted.push(page)
      i += run
    }
    return Promise.all(wanted)
  }

  #fetch(section: Section, first: number, count: number, round: Round): Promise<Uint8Array>[] {
    const offset = section.offset + first * section.pageBytes
    const length = Math.min(count * section.pageBytes, section.offset + section.length - offset)
    const read = this.#reads.read(offset, length, round)
    return Array.from({ length: count }, (_, i) => {
      const page = read.then((bytes) => {
        const sealed = bytes.subarray(i * section.pageBytes, (i + 1) * section.pageBytes)
        checkCrc(sealed, offset + i * section.pageBytes)
        return sealed.subarray(0, sealed.length - CRC_BYTES)
      })
      this.#pages.set(offset + i * section.pageBytes, page)
      return page
    })
  }
}

/** The content of a section, without its checksums, as a byte source. */
export function sectionSource(pages: FilePageReader, section: Section, round: () => Round): ByteSource {
  const payload = section.pageBytes - CRC_BYTES
  const size = section.length - filePageCount(section) * CRC_BYTES
  return {
    size,
    async read(offset, length) {
      if (!(offset >= 0 && length >= 0 && offset + length <= size))
        throw new IndexError(
          'malformed',
          section.offset,
          `a range within ${size} bytes`,
          `${offset}+${length}`,
        )
      if (length === 0) return new Uint8Array(0)
      const first = Math.floor(offset / payload)
      const count = Math.floor((offset + length - 1) / payload) - first + 1
      const found = await pages.read(section, first, count, round())
      const all = found.length === 1 && found[0] ? found[0] : join(found)
      return all.subarray(offset - first * payload, offset - first * payload + length)
    },
  }
}

/** File pages that are read at once when a section is read whole. */
const RUN = 64

/** Every payload of a section with its place in the file, in order. @throws IndexError */
export async function* payloadsOf(
  pages: FilePageReader,
  section: Section,
): AsyncGenerator<{ readonly payload: Uint8Array; readonly offset: number }> {
  const count = filePageCount(section)
  for (let first = 0; first < count; first += RUN) {
    const run = await pages.read(section, first, Math.min(RUN, count - first), new Round())
    for (const [i, payload] of run.entries())
      yield { payload, offset: section.offset + (first + i) * section.pageBytes }
  }
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
