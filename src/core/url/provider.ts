/** Who owns an address: the registrable domain, and which domains are one provider. */
import { readAddress } from './address.ts'
import { ownerOf } from './owner.ts'
import { identityHost } from './spelling.ts'
import { registrable } from './suffix.ts'

/**
 * The registrable domain of an address or a host ("https://m.bbc.co.uk/news" and "news.bbc.co.uk" give "bbc.co.uk").
 * Shared hosts count as suffixes: "anna.github.io" is its own domain. Null for IP addresses, bare suffixes and what is no host.
 */
export function registrableDomain(urlOrHost: string): string | null {
  const address = readAddress(urlOrHost.includes('://') ? urlOrHost : `https://${urlOrHost}`)
  return address === null ? null : registrable(address.host.replace(/:\d+$/, ''))
}

/** What "the same provider" compares: the registrable domain after provider aliases ("bbc.com" gives "bbc.co.uk"). */
export function providerIdentity(domain: string): string {
  return ownerOf(registrableDomain(domain) ?? identityHost(domain.trim().toLowerCase()))
}
