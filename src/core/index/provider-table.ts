/** The provider table: hash buckets of one page, from a provider's identity to what the index knows of it. */
import { ByteReader, ByteWriter } from './bytes.ts'
import { hashKey } from './key-hash.ts'
import { bucketOf } from './key-table.ts'
import { CRC_BYTES, PAGE_BYTES } from './layout.ts'
import { readTime, writeTime } from './values.ts'

export type ProviderEntry = {
  /** What "the same provider" compares. */
  readonly identity: string
  readonly name: string
  readonly domain: string
  readonly articles: number
  /** Seconds since 1970 UTC; null when all its articles are undated. */
  readonly newest: number | null
}

const TEXT_LIMIT = 2048

/** One payload a bucket, as many buckets as it takes for each to fit a page. Entries are ordered by identity. */
export function encodeProviders(entries: readonly ProviderEntry[]): Uint8Array[] {
  const sorted = [...entries].sort((a, b) => (a.identity < b.identity ? -1 : 1))
  const size = sorted.reduce((sum, entry) => sum + encodeEntry(entry).length, 0)
  for (let buckets = Math.max(1, Math.ceil(size / (PAGE_BYTES * 0.8))); ; buckets++) {
    const payloads = fill(sorted, buckets)
    if (payloads.every((payload) => payload.length <= PAGE_BYTES - CRC_BYTES)) return payloads
  }
}

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

/** Times in the table count from the year 1 BC or so: none of them is negative. */
const BASE = -8.64e12

/** All entries of a bucket. Padding after them is zero. */
export function readProviders(payload: Uint8Array, offset: number): ProviderEntry[] {
  const reader = new ByteReader(payload, offset)
  const count = reader.varint(PAGE_BYTES)
  const entries = Array.from({ length: count }, () => {
    const identity = reader.text(TEXT_LIMIT)
    const name = reader.text(TEXT_LIMIT)
    const domain = reader.text(TEXT_LIMIT) || identity
    const articles = reader.varint(2 ** 32)
    const newest = readTime(reader, BASE)
    return { identity, name, domain, articles, newest }
  })
  while (reader.left > 0)
    if (reader.u8() !== 0) throw reader.malformed('zeros after the entries', 'other bytes')
  return entries
}
