/** The tables of a part that no story needs: its providers, and the terms of near matches. */

import { CRC_BYTES } from '../../bytes/crc32.ts'
import { TermReader } from '../../terms/read-section.ts'
import { hashKey } from '../key-hash.ts'
import { bucketOf } from '../key-table.ts'
import { sectionSource } from './file-pages.ts'
import type { Part } from './part.ts'
import { type ProviderEntry, readProviders } from './provider-table.ts'
import type { Round } from './trace.ts'

/** What the file knows of a provider; null if it has no article of it. One read. */
export async function providerIn(part: Part, identity: string, round: Round): Promise<ProviderEntry | null> {
  const { articles, providerBuckets, sections } = part.state.layout
  if (providerBuckets === 0) return null
  const bucket = bucketOf(hashKey(identity), providerBuckets)
  const [payload] = await part.pages.read(sections.providers, bucket, 1, round)
  const offset = sections.providers.offset + bucket * sections.providers.pageBytes
  const entries = readProviders(payload ?? new Uint8Array(0), offset, articles)
  return entries.find((one) => one.identity === identity) ?? null
}

/** The terms of near matches; null if the index was built without them. Reads nothing; `round` gives the round of each read. */
export function termsOf(part: Part, round: () => Round): TermReader | null {
  const { sections, termBuckets } = part.state.layout
  if (termBuckets === 0) return null
  const payload = sections.terms.pageBytes - CRC_BYTES
  return new TermReader(sectionSource(part.pages, sections.terms, round), { buckets: termBuckets, payload })
}
