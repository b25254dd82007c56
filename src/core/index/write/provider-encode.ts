/** Writing the provider table: entries into as many buckets as it takes for each to fit a page. */
import { hashKey } from '../key-hash.ts'
import { bucketOf } from '../key-table.ts'
import { CRC_BYTES, PAGE_BYTES } from '../layout.ts'
import { BASE, type ProviderEntry } from '../provider-table.ts'
import { ByteWriter } from './byte-writer.ts'
import { writeTime } from './values.ts'

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
