/** Reads the provider table: hash buckets of one file page each, from a provider's identity to what the index knows of it. */
import { stripBidiControls } from '../../article/bidi.ts'
import { isoTime } from '../../article/time.ts'
import { ByteReader } from '../../bytes/byte-reader.ts'
import { FILE_PAGE_BYTES } from '../layout.ts'
import { LIMITS } from '../limits.ts'
import type { ProviderInfo } from '../types.ts'
import { readTime, TIME_LIMIT } from './values.ts'

export type ProviderEntry = {
  /** What "the same provider" compares. */
  readonly identity: string
  readonly name: string
  readonly domain: string
  readonly articles: number
  /** Seconds since 1970 UTC; null when all its articles are undated. */
  readonly newest: number | null
}

/** Most bytes of UTF-8 in a UTF-16 unit. */
const UNIT_BYTES = 3

/** Times in the table count from the earliest that a date can name, so none is negative. */
export const BASE = -TIME_LIMIT

/** All entries of a bucket, of a file of `most` articles. Padding after them is zero. @throws IndexError */
export function readProviders(payload: Uint8Array, offset: number, most: number): ProviderEntry[] {
  const reader = new ByteReader(payload, offset)
  const count = reader.varint(FILE_PAGE_BYTES)
  const entries = Array.from({ length: count }, () => {
    const identity = reader.text(LIMITS.domain * UNIT_BYTES)
    const name = stripBidiControls(reader.text(LIMITS.providerName * UNIT_BYTES))
    const domain = reader.text(LIMITS.domain * UNIT_BYTES) || identity
    const articles = reader.varint(most)
    const newest = readTime(reader, BASE)
    return { identity, name, domain, articles, newest }
  })
  while (reader.left > 0)
    if (reader.u8() !== 0) throw reader.malformed('zeros after the entries', 'other bytes')
  return entries
}

/** One provider's entries of several parts, merged; null if there are none. */
export function providerInfo(entries: readonly ProviderEntry[]): ProviderInfo | null {
  const [first] = entries
  if (!first) return null
  const times = entries.map(({ newest }) => newest).filter((time) => time !== null)
  return {
    provider: { name: first.name, domain: first.domain },
    articles: entries.reduce((sum, entry) => sum + entry.articles, 0),
    newest: isoTime(times.length === 0 ? null : Math.max(...times)),
  }
}
