/** What an index holds of its outlets. */
import type { Part } from './part.ts'
import { type ProviderEntry, providerInfo, readProviders } from './provider-table.ts'
import { Round } from './trace.ts'
import type { ProviderInfo } from './types.ts'

/** Every outlet of an index, most articles first. Reads the provider tables whole: not for a look-up. @throws IndexError */
export async function listProviders({ parts }: { readonly parts: readonly Part[] }): Promise<ProviderInfo[]> {
  const byIdentity = new Map<string, ProviderEntry[]>()
  for (const entries of await Promise.all(parts.map((part) => providersIn(part, new Round()))))
    for (const entry of entries)
      byIdentity.set(entry.identity, [...(byIdentity.get(entry.identity) ?? []), entry])
  const all = [...byIdentity.values()].map(providerInfo).filter((info) => info !== null)
  return all.sort((a, b) => b.articles - a.articles || (a.provider.domain < b.provider.domain ? -1 : 1))
}

/** Every provider of the file; reads the whole provider table. */
export async function providersIn(part: Part, round: Round): Promise<ProviderEntry[]> {
  const { providerBuckets, sections } = part.state.layout
  if (providerBuckets === 0) return []
  const { offset, pageBytes } = sections.providers
  const payloads = await part.pages.read(sections.providers, 0, providerBuckets, round)
  return payloads.flatMap((payload, bucket) => readProviders(payload, offset + bucket * pageBytes))
}
