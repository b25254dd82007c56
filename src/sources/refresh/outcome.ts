/** How one try of a source ended, and what that makes of its entry. */
import { asSourceError } from '../faults.ts'
import type { Subscription } from '../subscriptions.ts'
import type { FaultValues, SourceError } from '../types.ts'

/** A source that cannot be brought up to date now. `notBefore`: seconds since 1970, when the server asks for patience. */
export class RefreshFault extends Error {
  override readonly name = 'RefreshFault'
  readonly code: string
  readonly values: FaultValues
  readonly notBefore: number | null

  constructor({ code, message, values = {} }: SourceError, notBefore: number | null = null) {
    super(message)
    this.code = code
    this.values = values
    this.notBefore = notBefore
  }
}

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
  notBefore: error instanceof RefreshFault ? error.notBefore : null,
})

export function notAllowed(address: string): RefreshFault {
  const { hostname: host } = new URL(address)
  const message = `Second Source may not read ${host}. Allow it again, or remove the source.`
  return new RefreshFault({ code: 'not-allowed', message, values: { host } })
}

/** An answer that is no good; its code names the status. */
export const statusFault = (
  status: number,
  { reason, notBefore }: { readonly reason: string; readonly notBefore: number | null },
): RefreshFault =>
  new RefreshFault({ code: `status-${status}`, message: reason, values: { status } }, notBefore)
