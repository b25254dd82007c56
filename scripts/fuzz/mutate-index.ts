/** Makes hostile index files of sound ones: any content changed where it means something, all checksums and the hash made anew. */
import { inflateRawSync } from 'node:zlib'
import type { ByteSource } from '../../src/core/bytes/byte-source.ts'
import { CRC_BYTES } from '../../src/core/bytes/crc32.ts'
import { TEXTS } from '../../src/core/index/block-layout.ts'
import {
  FILE_PAGE_BYTES,
  type Layout,
  PARAMETERS,
  SECTIONS,
  type SectionName,
} from '../../src/core/index/layout.ts'
import { openPart } from '../../src/core/index/read/open-part.ts'
import { CONTENT_BYTES, NO_START } from '../../src/core/index/read/place-blocks.ts'
import { deflate } from '../../src/core/index/write/deflate.ts'
import { cutFilePages } from '../../src/core/index/write/file-pages.ts'
import { encodeHeader } from '../../src/core/index/write/layout.ts'
import { Output } from '../../src/core/index/write/output.ts'
import { type PackedBlock, placeBlocks, writeBlocks } from '../../src/core/index/write/place-blocks.ts'
import { encodeProviders } from '../../src/core/index/write/provider-table.ts'

export type Random = (below: number) => number

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

/** Puts a file together. `parameters` are written as they are. */
async function assemble({ layout, blocks, contents }: Anatomy): Promise<Uint8Array> {
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

/** A file with one to three changes. */
export function mutate(anatomy: Anatomy, random: Random): Promise<Uint8Array> {
  let mutant = anatomy
  for (let changes = 1 + random(3); changes > 0; changes--) mutant = pick(random, MUTATIONS)(mutant, random)
  return assemble(mutant)
}

type Mutation = (anatomy: Anatomy, random: Random) => Anatomy

const pick = <T>(random: Random, items: readonly [T, ...T[]] | readonly T[]): T =>
  items[random(items.length)] as T

const EXTREMES = [0, 1, 2, 3, 127, 128, 255, 256, 4095, 65_535, 2 ** 24, 2 ** 31, 2 ** 32 - 1] as const
const VALUES: readonly unknown[] = [
  ...[null, true, -1, 0, 0.5, 1e308, 2 ** 53, '', 'x'.repeat(100_000), [], {}, [[1, 2]]],
  '\u202e\u0000<b>',
]
/** Codes of addresses, separators, halves of characters. */
const CODES = [
  '\x0e',
  '\x0e\t',
  '\x07',
  '\x07-',
  '\x06 ~',
  '\x08~~',
  '\x0b  ',
  '\x0c',
  '\t',
  '\n',
  '\x01',
  'https://',
  '\ud800',
]

/** Bytes of which some are changed, moved, repeated, or replaced by what long numbers and addresses are made of. */
function changeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length === 0) return bytes
  const at = random(bytes.length)
  const length = Math.min(bytes.length - at, pick(random, [1, 1, 2, 4, 9, 150]))
  const copy = bytes.slice()
  const ways = [
    () => copy.fill(random(256), at, at + 1),
    () => copy.fill(pick(random, [0, 0x7f, 0x80, 0xff]), at, at + length),
    () => copy.set(bytes.subarray(0, length), at),
    () => new DataView(copy.buffer).setUint8(at, (copy[at] ?? 0) ^ (1 << random(8))),
    () => at + 4 <= copy.length && new DataView(copy.buffer).setUint32(at, pick(random, EXTREMES), true),
  ]
  pick(random, ways)()
  return copy
}

/** The lines of one article, by column, changed. */
const inLines =
  (change: (line: (column: (typeof TEXTS)[number]) => number, lines: string[], random: Random) => void) =>
  (raw: Uint8Array, random: Random): Uint8Array => {
    const lines = Buffer.from(raw).toString('latin1').split('\n')
    // Fewer than 128 articles are in a block of a small file, so their number is one byte.
    const articles = Math.max(1, raw[0] ?? 1)
    // The first ones, which are asked for.
    const article = random(Math.min(articles, 6))
    const first = lines.length - 1 - articles * TEXTS.length
    change((column) => first + TEXTS.indexOf(column) * articles + article, lines, random)
    return new Uint8Array(Buffer.from(lines.join('\n'), 'latin1').subarray(0, 65_000))
  }

const changeLine = inLines((line, lines, random) => {
  const text = pick(random, CODES).repeat(pick(random, [1, 2, 17, 500, 7000]))
  lines[line(pick(random, TEXTS))] = Buffer.from(text).toString('latin1')
})

/** A page that keeps its keys, with a long address that is repeated by further ones. */
const repeatAddress = inLines((line, lines, random) => {
  const [web, also] = [line('web'), line('also')]
  lines[web] = `${lines[web]}?utm_source=${'a'.repeat(pick(random, [10, 1900, 5000]))}`
  lines[also] = Array<string>(pick(random, [16, 400]))
    .fill('\x0e')
    .join('\t')
})

function changeJson(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random(4) === 0) return pick(random, VALUES)
  const keys = Object.keys(value)
  if (keys.length === 0) return pick(random, VALUES)
  const key = pick(random, keys)
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === key ? changeJson(item, random) : item))
  return { ...value, [key]: changeJson(Reflect.get(value, key), random) }
}

const inBlock =
  (change: (raw: Uint8Array, random: Random) => Uint8Array): Mutation =>
  (anatomy, random) => {
    const chosen = random(anatomy.blocks.length)
    const blocks = anatomy.blocks.map((block, i) =>
      i === chosen ? { ...block, raw: change(block.raw, random) } : block,
    )
    return { ...anatomy, blocks }
  }

const inContent: Mutation = (anatomy, random) => {
  const name = pick(random, ['keys', 'providers', 'terms', 'terms', 'dictionary'] as const)
  return {
    ...anatomy,
    contents: { ...anatomy.contents, [name]: changeBytes(anatomy.contents[name], random) },
  }
}

/** The head of the terms section, where every number counts. */
const inTermsHead: Mutation = (anatomy, random) => {
  const { termBuckets, sections } = anatomy.layout
  const terms = anatomy.contents.terms.slice()
  const at = termBuckets * (sections.terms.pageBytes - CRC_BYTES) + 4 * random(8)
  if (at + 4 <= terms.length) new DataView(terms.buffer).setUint32(at, pick(random, EXTREMES), true)
  return { ...anatomy, contents: { ...anatomy.contents, terms } }
}

/** A table of many outlets. */
const inProviders: Mutation = (anatomy, random) => {
  const entries = Array.from({ length: pick(random, [1, 91, 2000]) }, (_, n) => {
    const domain = `outlet-${n}.example`
    return { identity: domain, name: domain, domain, articles: 1, newest: null }
  })
  const payloads = encodeProviders(entries)
  const pages = payloads.map((payload) => Buffer.concat([payload, Buffer.alloc(FILE_PAGE_BYTES)]))
  const providers = Buffer.concat(pages.map((page) => page.subarray(0, FILE_PAGE_BYTES - CRC_BYTES)))
  return {
    ...anatomy,
    layout: { ...anatomy.layout, providerBuckets: payloads.length },
    contents: { ...anatomy.contents, providers },
  }
}

const inMeta: Mutation = (anatomy, random) => {
  const value = changeJson(JSON.parse(Buffer.from(anatomy.contents.meta).toString()), random)
  const padding = ' '.repeat(pick(random, [0, 0, 0, 2_000_000]))
  const meta = new Uint8Array(Buffer.from(`${JSON.stringify(value) ?? 'null'}${padding}`))
  return { ...anatomy, contents: { ...anatomy.contents, meta } }
}

const inFooter: Mutation = (anatomy, random) => {
  const { layout } = anatomy
  if (random(2) === 0) {
    const name = pick(random, PARAMETERS)
    return {
      ...anatomy,
      layout: { ...layout, [name]: pick(random, [...EXTREMES, layout[name] + 1, layout[name] - 1]) },
    }
  }
  const name = pick(random, SECTIONS)
  const pageBytes = pick(random, [0, 4, 5, 31, 64, 4095, 4096, 65_535])
  const sections = { ...layout.sections, [name]: { ...layout.sections[name], pageBytes } }
  return { ...anatomy, layout: { ...layout, sections } }
}

const MUTATIONS: readonly Mutation[] = [
  inBlock(changeBytes),
  inBlock(changeBytes),
  inBlock(changeLine),
  inBlock(repeatAddress),
  inContent,
  inContent,
  inTermsHead,
  inMeta,
  inProviders,
  inFooter,
]
