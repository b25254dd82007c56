/** How one try of a source ended, and what that makes of its entry. */
import { asSourceError, WordedFault } from '../faults.ts'
import type { Subscription } from './subscriptions.ts'

/** A try counts as failed until it is known to be good: a worker that is stopped by it backs off too. */
export const begun = (
  { failures }: Subscription,
  now: number,
  random: () => number,
): Partial<Subscription> => ({
  lastTry: now,
  failures: failures + 1,
  jitter: random(),
  notBefore: null,
})

export const succeeded = (now: number): Partial<Subscription> => ({ failures: 0, error: null, checked: now })

export const failed = (error: unknown): Partial<Subscription> => ({
  error: asSourceError(error),
  notBefore: error instanceof WordedFault ? error.notBefore : null,
})

export function notAllowed(address: string): WordedFault {
  const { hostname: host } = new URL(address)
  const message = `Second Source may not read ${host}. Allow it again, or remove the source.`
  return new WordedFault({ code: 'not-allowed', message, values: { host } })
}
