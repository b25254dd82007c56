/** Which registrable domains are one provider. */
import { PROVIDER_ALIASES } from './tables/hosts.ts'

/** What "the same provider" compares, for a domain that is registrable already, as those of an index are ("bbc.com" gives "bbc.co.uk"). */
export const ownerOf = (domain: string): string => PROVIDER_ALIASES.get(domain) ?? domain
