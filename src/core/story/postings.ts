/** Posting lists: ranks as gaps and where the term stands, in chunks of bits that can be read alone. */
import type { ByteWriter } from '../index/write/byte-writer.ts'
import { BitReader, BitWriter, golombBits } from './bits.ts'
import { inTitle } from './describe.ts'
import { chunkCount, chunkSize, inlineOrder, tableBytes } from './layout.ts'

/** `places` as in describe.ts: 1 title, 2 excerpt, 3 both. */
export type Visit = (rank: number, places: number) => void

/** Excerpt 0, title 10, both 11, lowest bit first. */
const placeCode: readonly (readonly [code: number, width: number])[] = [
  [0, 0],
  [1, 2],
  [0, 1],
  [3, 2],
]

function writePosting(bits: BitWriter, gap: number, places: number, order: number): void {
  bits.golomb(gap, order)
  const [code, width] = placeCode[places] ?? [0, 1]
  bits.write(code, width)
}

/** Reads `count` postings after rank `previous`; gives the last rank. Ranks stay below `limit`. */
function readPostings(
  bits: BitReader,
  run: { readonly previous: number; readonly count: number; readonly order: number; readonly limit: number },
  visit: Visit,
): number {
  let rank = run.previous
  for (let i = 0; i < run.count; i++) {
    rank += 1 + bits.golomb(run.order)
    if (rank >= run.limit) throw bits.damaged(`a rank below ${run.limit}`, rank)
    visit(rank, bits.read(1) === 0 ? 2 : bits.read(1) === 0 ? inTitle : 3)
  }
  return rank
}

/** Codes are rank * 4 + places, ascending. A list's size in bits when it stands in its bucket. */
export function inlineBits(codes: Uint32Array, articles: number): number {
  const order = inlineOrder(articles, codes.length)
  let bits = 0
  let previous = -1
  for (const code of codes) {
    bits += golombBits((code >>> 2) - previous - 1, order) + (placeCode[code & 3]?.[1] ?? 1)
    previous = code >>> 2
  }
  return bits
}

export function writeInline(bits: BitWriter, codes: Uint32Array, articles: number): void {
  const order = inlineOrder(articles, codes.length)
  let previous = -1
  for (const code of codes) {
    writePosting(bits, (code >>> 2) - previous - 1, code & 3, order)
    previous = code >>> 2
  }
}

/** The codes of an inline list of `df` postings. */
export function readInline(bits: BitReader, df: number, articles: number): Uint32Array {
  const codes = new Uint32Array(df)
  let at = 0
  const run = { previous: -1, count: df, order: inlineOrder(articles, df), limit: articles }
  readPostings(bits, run, (rank, places) => {
    codes[at++] = rank * 4 + places
  })
  return codes
}

const scratch = new BitWriter()

/** Appends a list, its chunk table first when it has several chunks; gives its bytes. */
export function writeList(out: ByteWriter, codes: Uint32Array): number {
  const size = chunkSize(codes.length)
  const table: { rank: number; at: number }[] = []
  scratch.clear()
  let previous = -1
  for (let from = 0; from < codes.length; from += size) {
    const chunk = codes.subarray(from, from + size)
    const first = (chunk[0] ?? 0) >>> 2
    if (codes.length > size) previous = first - 1
    table.push({ rank: first, at: tableBytes(codes.length) + scratch.byteLength })
    const order = bestOrder(chunk, previous)
    scratch.write(order, 8)
    for (const code of chunk) {
      writePosting(scratch, (code >>> 2) - previous - 1, code & 3, order)
      previous = code >>> 2
    }
    scratch.align()
  }
  if (table.length > 1)
    for (const { rank, at } of table) {
      out.fixed(rank, 3)
      out.u32(at)
    }
  out.raw(scratch.view())
  return tableBytes(codes.length) + scratch.byteLength
}

/** The order that codes a chunk's gaps in fewest bits: near their mean, lower where they lie in bursts. */
function bestOrder(chunk: Uint32Array, before: number): number {
  const mean = (((chunk.at(-1) ?? 0) >>> 2) - before) / chunk.length
  const top = Math.min(22, 32 - Math.clz32(Math.floor(mean)))
  let best = { order: top, bits: Number.POSITIVE_INFINITY }
  for (let order = top; order >= Math.max(0, top - 4); order--) {
    let bits = 0
    let previous = before
    for (const code of chunk) {
      bits += golombBits((code >>> 2) - previous - 1, order)
      previous = code >>> 2
    }
    if (bits < best.bits) best = { order, bits }
  }
  return best.order
}

/** `count` postings from byte `at` of the list; the first is `rank`. */
export type Chunk = { readonly rank: number; readonly at: number; readonly count: number }

/** The chunks of a list of `df` postings; `rank` of one that is alone is not known before it is read. */
export const chunkCounts = (df: number): number[] =>
  Array.from({ length: chunkCount(df) }, (_, i) => Math.min(chunkSize(df), df - i * chunkSize(df)))

/** Visits a chunk, whose bytes start at `from`; gives the byte after it. `previous` is the rank it counts from. */
export function readChunk(
  list: { readonly bytes: Uint8Array; readonly base: number; readonly limit: number },
  chunk: { readonly from: number; readonly count: number; readonly previous: number },
  visit: Visit,
): number {
  const bits = new BitReader(list.bytes, list.base, chunk.from)
  const order = bits.read(8)
  if (order > 24) throw bits.damaged('an order up to 24', order)
  readPostings(bits, { ...chunk, order, limit: list.limit }, visit)
  return bits.byteOffset
}
