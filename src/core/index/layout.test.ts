import { beforeAll, describe, expect, it } from 'vitest'
import { IndexError } from '../bytes/index-error.ts'
import { buildBytes } from './fixtures/in-memory.ts'
import { madeRecords } from './fixtures/made-articles.ts'
import { memorySource } from './fixtures/memory-source.ts'
import { checkLayout, HEADER_BYTES, type Layout, SECTIONS, type SectionName, TAIL_BYTES } from './layout.ts'
import { openPart } from './open-part.ts'

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
  it('is taken when it is what a writer wrote', () => {
    expect(() => checkLayout(layout, size)).not.toThrow()
  })

  it.each<[string, Partial<Layout>]>([
    ['1 to 255 slots', { slots: 0 }],
    ['1 to 255 slots', { slots: 256 }],
    ['1 to 3 pages a block', { blockPages: 0 }],
    ['1 to 3 pages a block', { blockPages: 4 }],
    ['article numbers of 1 to 32 bits', { numberBits: 0 }],
    ['article numbers of 1 to 32 bits', { numberBits: 33 }],
    ['one page a key bucket', { keyBuckets: 99 }],
    ['one page a provider bucket', { providerBuckets: 99 }],
    ['term buckets', { termBuckets: 9999 }],
    ['articles', { articles: 1_000_000 }],
  ])('is refused when it breaks "%s"', (rule, over) => {
    const act = () => checkLayout({ ...layout, ...over }, size)
    expect(act).toThrow(IndexError)
    expect(act).toThrow(rule)
  })

  it.each<[string, SectionName, { length?: number; pageBytes?: number }]>([
    ['pages of 5 to 4096 bytes', 'meta', { pageBytes: 4 }],
    ['pages of 5 to 4096 bytes', 'meta', { pageBytes: 4097 }],
    ['a last page of more than its checksum', 'meta', { length: 4096 + 4 }],
    ['a dictionary of at most 12276 bytes', 'dictionary', { length: 4 * 4096 }],
    ['articles', 'blocks', { length: 2 ** 31 * 4096 }],
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
