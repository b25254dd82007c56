/** Asks the server of a source for its small file. */

import type { Validators } from './conditional.ts'
import { conditionalHeaders, judge } from './conditional.ts'
import { type Fetched, fetchBounded, type Size } from './fetch-bounded.ts'
import { mayRead } from './hosts.ts'
import { notAllowed } from './outcome.ts'
import type { Subscription } from './subscriptions.ts'

/**
 * What came, with what to ask with next time; null: nothing new.
 * @param held whether there is a copy: without one "unchanged" would be no answer
 * @param now seconds since 1970
 * @throws WordedFault when the host may not be read, or nothing usable came
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
