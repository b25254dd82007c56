/** Writes the provider table: entries in as many buckets as it takes for each to fit a file page. */

import { ByteWriter } from '../../bytes/byte-writer.ts'
import { CRC_BYTES } from '../../bytes/crc32.ts'
import { hashKey } from '../key-hash.ts'
import { bucketOf } from '../key-table.ts'
import { FILE_PAGE_BYTES } from '../layout.ts'
import { LIMITS } from '../limits.ts'
import { BASE, type ProviderEntry } from '../read/provider-table.ts'
import { writeTime } from './values.ts'

/** Most bytes of a cell: two neighbouring cells and a count fit a file page. */
const CELL_BYTES = 2040
/** Most bytes of a cell on average: some ten outlets. */
const CELL_MEAN = 512

/**
 * The entries that are written, by identity. Left out are those past `LIMITS.providers`, and, of domains whose hashes were chosen to
 * be neighbours, those for which a cell has no room. Their articles stay.
 */
export function fittingProviders(entries: readonly ProviderEntry[]): ProviderEntry[] {
  const byArticles = (a: ProviderEntry, b: ProviderEntry) =>
    b.articles - a.articles || (a.identity < b.identity ? -1 : 1)
  const most =
    entries.length > LIMITS.providers ? [...entries].sort(byArticles).slice(0, LIMITS.providers) : entries
  const sorted = [...most].sort((a, b) => (a.identity < b.identity ? -1 : 1))
  const size = sizeOf(sorted)
  let cells = 1
  while (cells * CELL_MEAN < size) cells *= 2
  const used = new Uint32Array(cells)
  return sorted.filter((entry) => {
    const cell = bucketOf(hashKey(entry.identity), cells)
    const after = (used[cell] ?? 0) + encodeEntry(entry).length
    if (after <= CELL_BYTES) used[cell] = after
    return after <= CELL_BYTES
  })
}

/** One payload a bucket. Entries are ordered by identity. */
export function encodeProviders(entries: readonly ProviderEntry[]): Uint8Array[] {
  for (
    let buckets = Math.max(1, Math.ceil(sizeOf(entries) / (FILE_PAGE_BYTES * 0.8)));
    ;
    buckets += 1 + (buckets >>> 6)
  ) {
    const payloads = fill(entries, buckets)
    if (payloads.every((payload) => payload.length <= FILE_PAGE_BYTES - CRC_BYTES)) return payloads
  }
}

const sizeOf = (entries: readonly ProviderEntry[]): number =>
  entries.reduce((sum, entry) => sum + encodeEntry(entry).length, 0)

function fill(entries: readonly ProviderEntry[], buckets: number): Uint8Array[] {
  const held: ProviderEntry[][] = Array.from({ length: buckets }, () => [])
  for (const entry of entries) held[bucketOf(hashKey(entry.identity), buckets)]?.push(entry)
  return held.map((own) => {
    const writer = new ByteWriter(256)
    writer.varint(own.length)
    for (const entry of own) writer.raw(encodeEntry(entry))
    return writer.take()
  })
}

function encodeEntry({ identity, name, domain, articles, newest }: ProviderEntry): Uint8Array {
  const writer = new ByteWriter(128)
  writer.text(identity)
  writer.text(name)
  writer.text(domain === identity ? '' : domain)
  writer.varint(articles)
  writeTime(writer, newest === null ? null : newest - BASE, 0)
  return writer.take()
}
