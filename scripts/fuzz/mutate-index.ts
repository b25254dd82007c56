/** Makes hostile index files of sound ones: content is changed where it means something, checksums and hash are right. */
import { CRC_BYTES } from '../../src/core/bytes/crc32.ts'
import { TEXTS } from '../../src/core/index/block-layout.ts'
import { FILE_PAGE_BYTES, PARAMETERS, SECTIONS } from '../../src/core/index/layout.ts'
import { encodeProviders } from '../../src/core/index/write/provider-table.ts'
import { type Anatomy, assemble } from './take-apart.ts'

export type Random = (below: number) => number

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

/** A long varint in the table of terms. */
const inTermTable: Mutation = (anatomy, random) => {
  const terms = anatomy.contents.terms.slice()
  const { termBuckets, sections } = anatomy.layout
  const payload = sections.terms.pageBytes - CRC_BYTES
  const page = random(Math.max(1, termBuckets)) * payload
  const at = page + 6 + random(payload)
  const length = pick(random, [9, 20, 160])
  terms.copyWithin(at + length, at, page + payload)
  terms.fill(0x80, at, at + length)
  return { ...anatomy, contents: { ...anatomy.contents, terms } }
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
  inTermTable,
  inMeta,
  inProviders,
  inFooter,
]
