/** Fetches the feed or the index.json of a source, with a conditional request. */

import type { Validators } from './conditional.ts'
import { conditionalHeaders, judge } from './conditional.ts'
import { type Fetched, fetchBounded, type Size } from './fetch-bounded.ts'
import { mayRead } from './hosts.ts'
import { notAllowed } from './outcome.ts'
import type { Subscription } from './subscriptions.ts'

/**
 * The response, with the validators for the next request; null if the file is unchanged.
 * @param held whether there is a local copy; without one, the request is unconditional
 * @param now seconds since 1970
 * @throws WordedFault if the host is not granted, or the response is not usable
 */
export async function askServer(
  { address, validators }: Pick<Subscription, 'address' | 'validators'>,
  held: boolean,
  size: Size,
  now: number,
): Promise<(Fetched & { readonly validators: Validators }) | null> {
  if (!(await mayRead(address))) throw notAllowed(address)
  const answer = await fetchBounded(address, held ? conditionalHeaders(validators) : {}, size)
  const fresh = judge(answer.status, answer.headers, now)
  return fresh && { ...answer, validators: fresh }
}
