/** Findings of `doctor`, and the checks that apply to every answer of a server. */

/** `fail`: readers cannot use it; `warn`: they can, at some cost. `advice` is empty when all is well. */
export type Finding = {
  readonly level: 'ok' | 'warn' | 'fail'
  readonly subject: string
  readonly message: string
  readonly advice: string
}

/** Adds a finding on one file. */
export type Say = (level: Finding['level'], message: string, advice?: string) => void

export const DAY_SECONDS = 86_400

/** Whether the host is this machine, which needs no HTTPS. */
export const isLocal = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'

/** Seconds that caches may keep an answer, or null if the answer does not say. */
export function maxAge(headers: Headers): number | null {
  const age = headers.get('cache-control')?.match(/max-age\s*=\s*(\d+)/i)?.[1]
  return age === undefined ? null : Number(age)
}
