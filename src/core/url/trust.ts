/** Which of the addresses a page gives are believed, and in what order. A page can claim any address; only its own host's count. */
import { readAddress } from './address.ts'
import { isAmpAddress } from './amp-address.ts'
import { keys } from './keys.ts'
import { providerIdentity } from './provider.ts'

/** A page as its tab and its head name it; whoever looks up decides what to believe. */
export type PageAddress = {
  readonly url: string
  /** `rel=canonical`, absolute, only when it is as fresh as `url`. */
  readonly canonical?: string | null
  readonly ogUrl?: string | null
}

/** Which key of the page met the index: its path key, its id key, or an alias (an AMP address the index stores). */
export type MatchBy = 'path' | 'id' | 'alias'

/** Which of the page's addresses matched. */
export type MatchVia = 'url' | 'canonical' | 'ogUrl'

export type Candidate = { readonly via: MatchVia; readonly url: string }

/**
 * The addresses to look up, in order: the tab's, then `rel=canonical`, then `og:url`. A later one only counts when the ones
 * before found nothing. The page's own claims are left out when they name another provider's host (on shared hosts such as
 * github.io: another site's), a home page, or nothing new. A tab in a recognised AMP cache counts as the host it names.
 */
export function candidates(page: PageAddress): Candidate[] {
  const tab = readAddress(page.url)
  if (tab === null) return []
  const found: Candidate[] = [{ via: 'url', url: page.url }]
  const seen = new Set(keys(page.url))
  const claims = [
    { via: 'canonical', url: page.canonical },
    { via: 'ogUrl', url: page.ogUrl },
  ] as const
  for (const { via, url } of claims) {
    if (!url || !sameSite(tab.host, url)) continue
    const own = keys(url)
    if (own.every((key) => seen.has(key))) continue
    for (const key of own) seen.add(key)
    found.push({ via, url })
  }
  return found
}

function sameSite(host: string, claim: string): boolean {
  const other = readAddress(claim)
  // Real sites point every article's canonical link at their home page.
  if (other === null || (other.path === '/' && other.query === '')) return false
  return providerIdentity(host) === providerIdentity(other.host)
}

/** Why a page was recognised, for the popup's words: the same address, the same id, an AMP page of it, or what the page says of itself. */
export type MatchReason = 'address' | 'id' | 'amp' | 'alias' | 'canonical' | 'ogUrl'

/** The reason behind `match` for the tab at `url`. */
export function matchReason(
  url: string,
  match: { readonly by: MatchBy; readonly via: MatchVia },
): MatchReason {
  if (match.via !== 'url') return match.via
  if (match.by === 'path') return isAmpAddress(url) ? 'amp' : 'address'
  return isAmpAddress(url) ? 'amp' : match.by
}
