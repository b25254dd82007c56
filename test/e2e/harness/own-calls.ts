/** Requests that browsers make on their own, without any extension. */
import type { SeenRequest } from './site.ts'

/** Hosts of the browsers' makers: updates, accounts, settings. All other requests are ours or the page's. */
const OWN_HOSTS =
  /(^|\.)(googleapis\.com|gvt1\.com|google\.com|gstatic\.com|mozilla\.(com|org|net)|firefox\.com|mozgcp\.net)$/

export function hostOf({ kind, url }: SeenRequest): string {
  return kind === 'connect' ? url.replace(/:\d+$/, '') : new URL(url).hostname
}

export const isOwnCall = (request: SeenRequest): boolean => OWN_HOSTS.test(hostOf(request))
