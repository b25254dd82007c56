/** What an index has of its providers. */
import { IndexError } from '../bytes/index-error.ts'
import { payloadsOf } from './read/file-pages.ts'
import type { Part } from './read/part.ts'
import { type ProviderEntry, providerInfo, readProviders } from './read/provider-table.ts'
import type { ProviderInfo } from './types.ts'

/** Every provider of an index, most articles first. Reads the provider tables whole, so no look-up uses it. @throws IndexError */
export async function listProviders({ parts }: { readonly parts: readonly Part[] }): Promise<ProviderInfo[]> {
  const byIdentity = new Map<string, ProviderEntry[]>()
  for (const entries of await Promise.all(parts.map(providersIn)))
    for (const entry of entries)
      byIdentity.set(entry.identity, [...(byIdentity.get(entry.identity) ?? []), entry])
  const all = [...byIdentity.values()].map(providerInfo).filter((info) => info !== null)
  return all.sort((a, b) => b.articles - a.articles || (a.provider.domain < b.provider.domain ? -1 : 1))
}

async function providersIn(part: Part): Promise<ProviderEntry[]> {
  const { layout, meta } = part.state
  const entries: ProviderEntry[] = []
  for await (const { payload, offset } of payloadsOf(part.pages, layout.sections.providers)) {
    for (const entry of readProviders(payload, offset, layout.articles)) entries.push(entry)
    if (entries.length > meta.providers)
      throw new IndexError('malformed', offset, `${meta.providers} providers`, 'more')
  }
  return entries
}
