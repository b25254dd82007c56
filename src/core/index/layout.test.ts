import { beforeAll, describe, expect, it } from 'vitest'
import { IndexError } from '../bytes/index-error.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { checkLayout, HEADER_BYTES, type Layout, SECTIONS, type SectionName, TAIL_BYTES } from './layout.ts'
import { openPart } from './read/open-part.ts'

let layout: Layout
let size: number

beforeAll(async () => {
  const bytes = await buildBytes(madeRecords(120))
  size = bytes.length
  layout = (await openPart(memorySource(bytes))).state.layout
})

/** The layout of a file whose section is otherwise, what follows moved along; and the size of that file. */
function resized(name: SectionName, over: { length?: number; pageBytes?: number }): [Layout, number] {
  let offset = HEADER_BYTES
  const sections = Object.fromEntries(
    SECTIONS.map((key) => {
      const section = { ...layout.sections[key], ...(key === name ? over : {}), offset }
      offset += section.length
      return [key, section]
    }),
  ) as Layout['sections'] // the names are all there
  return [{ ...layout, sections }, offset + TAIL_BYTES]
}

describe('what a file says of its layout', () => {
  it('is accepted as the writer wrote it', () => {
    expect(() => checkLayout(layout, size)).not.toThrow()
  })

  it.each<[string, Partial<Layout>]>([
    ['1 to 255 slots', { slots: 0 }],
    ['1 to 255 slots', { slots: 256 }],
    ['1 to 3 file pages a block', { blockPages: 0 }],
    ['1 to 3 file pages a block', { blockPages: 4 }],
    ['article numbers of 1 to 32 bits', { numberBits: 0 }],
    ['article numbers of 1 to 32 bits', { numberBits: 33 }],
    ['one file page a key bucket', { keyBuckets: 99 }],
    ['one file page a provider bucket', { providerBuckets: 99 }],
    ['term buckets', { termBuckets: 9999 }],
    ['articles', { articles: 1_000_000 }],
    ['articles from 0 to 2^32 - 1', { articles: Number.NaN }],
    ['keys from 0 to 2^32 - 1', { keys: -1 }],
  ])('is refused when it breaks "%s"', (rule, over) => {
    const act = () => checkLayout({ ...layout, ...over }, size)
    expect(act).toThrow(IndexError)
    expect(act).toThrow(rule)
  })

  it.each<[string, SectionName, { length?: number; pageBytes?: number }]>([
    ['file pages of 4096 to 4096 bytes in meta', 'meta', { pageBytes: 4095 }],
    ['file pages of 4096 to 4096 bytes in blocks', 'blocks', { pageBytes: 5 }],
    ['file pages of 32 to 4096 bytes in keys', 'keys', { pageBytes: 31 }],
    ['file pages of 32 to 4096 bytes in terms', 'terms', { pageBytes: 4097 }],
    ['file pages of 32 to 4096 bytes in terms', 'terms', { pageBytes: Number.NaN }],
    ['a last file page of more than its checksum', 'meta', { length: 4096 + 4 }],
    ['a meta of at most 262144 bytes', 'meta', { length: 65 * 4096 }],
    ['a dictionary of at most 12276 bytes', 'dictionary', { length: 4 * 4096 }],
    ['article numbers below 2^32', 'blocks', { length: 2 ** 31 * 4096 }],
  ])('is refused when it breaks "%s" in %s', (rule, name, over) => {
    const act = () => checkLayout(...resized(name, over))
    expect(act).toThrow(IndexError)
    expect(act).toThrow(rule)
  })

  it('is refused when its sections do not follow each other to the footer', () => {
    expect(() => checkLayout(layout, size + 1)).toThrow('sections that end at the footer')
    const { keys } = layout.sections
    const sections = { ...layout.sections, keys: { ...keys, offset: keys.offset + 1 } }
    expect(() => checkLayout({ ...layout, sections }, size)).toThrow('section keys from byte')
  })
})
