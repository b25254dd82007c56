/** The changes of a subscription when a try begins, succeeds or fails. */
import { asSourceError, WordedFault } from '../faults.ts'
import type { Subscription } from './subscriptions.ts'

/** A try counts as failed until it succeeds, so that the schedule backs off if the try stops the background. */
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
