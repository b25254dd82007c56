/** Writes posting lists: ranks as gaps, with the term's location, in chunks of bits that can be read alone. */

import { BitWriter, golombBits } from '../bytes/bit-writer.ts'
import type { ByteWriter } from '../bytes/byte-writer.ts'
import { chunkSize, inlineOrder, tableBytes } from './layout.ts'

/** By location bits: excerpt 0, title 10, both 11, lowest bit first. */
const LOCATION_CODE: readonly (readonly [code: number, width: number])[] = [
  [0, 0],
  [1, 2],
  [0, 1],
  [3, 2],
]

function writePosting(bits: BitWriter, gap: number, location: number, order: number): void {
  bits.golomb(gap, order)
  const [code, width] = LOCATION_CODE[location] ?? [0, 1]
  bits.write(code, width)
}

/** Size in bits of a list stored in its bucket. Codes are rank * 4 + location bits, ascending. */
export function inlineBits(codes: Uint32Array, articles: number): number {
  const order = inlineOrder(articles, codes.length)
  let bits = 0
  let previous = -1
  for (const code of codes) {
    bits += golombBits((code >>> 2) - previous - 1, order) + (LOCATION_CODE[code & 3]?.[1] ?? 1)
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

const scratch = new BitWriter()

/** Appends a list, preceded by its chunk table if it has several chunks; gives its length in bytes. */
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

/** The order that codes a chunk's gaps in fewest bits: near that of their mean, lower where they come in bursts. */
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
