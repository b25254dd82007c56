/** The outlets whose articles the sources hold, for the choice where the icon counts. */
import { listProviders } from '../../core/index/providers.ts'
import { onSources } from '../install/installed-changes.ts'
import { openSources } from '../lookup/open-sources.ts'
import { repairs } from '../refresh/missing-files.ts'

type KnownOutlet = { readonly domain: string; readonly name: string; readonly articles: number }

/** Every outlet once, most articles first. Sources that cannot be read are skipped. */
export async function listOutlets(): Promise<KnownOutlet[]> {
  const byDomain = new Map<string, KnownOutlet>()
  for (const { index } of await openSources(repairs)) {
    for (const { provider, articles } of index ? await listProviders(index).catch(() => []) : []) {
      const known = byDomain.get(provider.domain)
      byDomain.set(provider.domain, { ...provider, articles: articles + (known?.articles ?? 0) })
    }
  }
  return [...byDomain.values()].sort((a, b) => b.articles - a.articles || (a.domain < b.domain ? -1 : 1))
}

/** Calls `listener` when the outlets may have changed, but not on progress notes; returns a function that unsubscribes. */
export const onOutlets = (listener: () => void): (() => void) =>
  onSources(({ indexes }) => indexes && listener())
