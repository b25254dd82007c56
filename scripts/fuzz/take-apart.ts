/** Takes an index file apart into blocks and the content of its sections, and puts it together again. */
import { inflateRawSync } from 'node:zlib'
import type { ByteSource } from '../../src/core/bytes/byte-source.ts'
import { CRC_BYTES } from '../../src/core/bytes/crc32.ts'
import { FILE_PAGE_BYTES, type Layout, SECTIONS, type SectionName } from '../../src/core/index/layout.ts'
import { openPart } from '../../src/core/index/read/open-part.ts'
import { CONTENT_BYTES, NO_START } from '../../src/core/index/read/place-blocks.ts'
import { deflate } from '../../src/core/index/write/deflate.ts'
import { cutFilePages } from '../../src/core/index/write/file-pages.ts'
import { encodeHeader } from '../../src/core/index/write/layout.ts'
import { Output } from '../../src/core/index/write/output.ts'
import { type PackedBlock, placeBlocks, writeBlocks } from '../../src/core/index/write/place-blocks.ts'

/** A file taken apart: its blocks before deflating, and the content of its other sections. */
export type Anatomy = {
  readonly layout: Layout
  readonly blocks: readonly { readonly raw: Uint8Array; readonly refs: readonly number[] }[]
  readonly contents: Readonly<Record<Exclude<SectionName, 'blocks'>, Uint8Array>>
}

/** Takes a sound file apart. */
export async function takeApart(source: ByteSource): Promise<Anatomy> {
  const bytes = Buffer.from(await source.read(0, source.size))
  const { layout } = (await openPart(source)).state
  const payloads = (name: SectionName): Buffer[] => {
    const { offset, length, pageBytes } = layout.sections[name]
    return Array.from({ length: Math.ceil(length / pageBytes) }, (_, i) =>
      bytes.subarray(
        offset + i * pageBytes,
        Math.min(offset + length, offset + (i + 1) * pageBytes) - CRC_BYTES,
      ),
    )
  }
  const content = (name: SectionName): Uint8Array => new Uint8Array(Buffer.concat(payloads(name)))
  return {
    layout,
    blocks: blocksIn(payloads('blocks'), Buffer.from(content('dictionary'))),
    contents: {
      dictionary: content('dictionary'),
      keys: content('keys'),
      providers: content('providers'),
      terms: content('terms'),
      meta: content('meta'),
    },
  }
}

function blocksIn(pages: readonly Buffer[], dictionary: Buffer) {
  const starts = pages.flatMap((page, i) => {
    const start = page.readUInt16LE(0)
    return start === NO_START ? [] : [{ page: i, at: i * CONTENT_BYTES + start }]
  })
  const idOf = new Map(starts.map(({ page }, id) => [page, id]))
  const content = Buffer.concat(pages.map((page) => page.subarray(2)))
  return starts.map(({ at }) => {
    const [length, count] = [content.readUInt16LE(at), content.readUInt8(at + 4)]
    const refs = Array.from({ length: count }, (_, i) => idOf.get(content.readUInt32LE(at + 5 + i * 5)) ?? 0)
    const from = at + 5 + count * 5
    return {
      raw: new Uint8Array(inflateRawSync(content.subarray(from, from + length), { dictionary })),
      refs,
    }
  })
}

/** Puts a file together, with new checksums and hash. The footer's numbers are written as the layout has them. */
export async function assemble({ layout, blocks, contents }: Anatomy): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const out = new Output({ write: (bytes) => void chunks.push(bytes.slice()) })
  await out.write(encodeHeader())
  const packed: PackedBlock[] = blocks.map(({ raw, refs }) => ({
    deflated: deflate(raw, contents.dictionary),
    length: raw.length,
    refs,
  }))
  const sequence = [...packed.keys()]
  await out.section('blocks', writeBlocks(packed, placeBlocks(packed, sequence), sequence))
  for (const name of SECTIONS) {
    if (name === 'blocks') continue
    const { pageBytes } = layout.sections[name]
    const usable = pageBytes > CRC_BYTES && pageBytes <= FILE_PAGE_BYTES ? pageBytes : FILE_PAGE_BYTES
    await out.section(name, cutFilePages(contents[name], usable), pageBytes)
  }
  const { sections: _, ...parameters } = layout
  await out.finish(parameters)
  return new Uint8Array(Buffer.concat(chunks))
}
