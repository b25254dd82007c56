/** Writes a file section by section, hashes it, and ends it with footer and trailer. */

import type { ByteSink } from '../../bytes/byte-source.ts'
import { toHex } from '../../bytes/hex.ts'
import { FileHasher } from '../hash.ts'
import {
  FILE_PAGE_BYTES,
  HEADER_BYTES,
  type Layout,
  SECTIONS,
  type Section,
  type SectionName,
  TAIL_BYTES,
  TRAILER_BYTES,
} from '../layout.ts'
import { encodeFooter, encodeTrailer } from './layout.ts'

export class Output {
  readonly #sink: ByteSink
  readonly #hasher = new FileHasher()
  readonly #sections = new Map<SectionName, Section>()
  #bytes = 0

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#sink.write(bytes)
    await this.#hasher.push(bytes)
    this.#bytes += bytes.length
  }

  /** Sections come in the order of `SECTIONS`. */
  async section(name: SectionName, pages: Iterable<Uint8Array>, pageBytes = FILE_PAGE_BYTES): Promise<void> {
    const offset = this.#bytes
    for (const page of pages) await this.write(page)
    this.#sections.set(name, { offset, length: this.#bytes - offset, pageBytes })
  }

  /** Writes the end of the file; `hash` in lower-case hex. */
  async finish(parameters: Omit<Layout, 'sections'>): Promise<{ bytes: number; hash: string }> {
    const none = { offset: HEADER_BYTES, length: 0, pageBytes: FILE_PAGE_BYTES }
    // The cast is safe: the object is made from SECTIONS.
    const sections = Object.fromEntries(
      SECTIONS.map((name) => [name, this.#sections.get(name) ?? none]),
    ) as Layout['sections']
    const size = this.#bytes + TAIL_BYTES
    await this.write(encodeFooter({ ...parameters, sections }, size))
    // The hasher takes the last bytes for the trailer, so it gets a placeholder.
    await this.#hasher.push(new Uint8Array(TRAILER_BYTES))
    const { hash } = await this.#hasher.finish()
    await this.#sink.write(encodeTrailer(hash))
    return { bytes: size, hash: toHex(hash) }
  }
}
