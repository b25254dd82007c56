/** Public suffixes: the registrable domain of a host, the list's private part included. */
import { getDomain, getPublicSuffix } from 'tldts'

const OPTIONS = {
  allowPrivateDomains: true,
  extractHostname: false,
  validateHostname: false,
  mixedInputs: false,
}

/** Whether nobody owns `host` itself: "co.uk", "github.io". */
export function isPublicSuffix(host: string): boolean {
  return getPublicSuffix(host, OPTIONS) === host
}

/** The domain its owner registered ("news.bbc.co.uk" gives "bbc.co.uk"); null for an address of numbers or a bare suffix. */
export function registrable(host: string): string | null {
  return getDomain(host, OPTIONS)
}
