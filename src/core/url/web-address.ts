/** Accepts an http(s) address of bearable length from untrusted input. */

/** UTF-16 units. Longer addresses are dropped, never cut: a cut address names another page. */
const MAX_ADDRESS = 4096

/** `value` if it is an absolute http(s) address, else null. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_ADDRESS) return null
  return /^https?:\/\//i.test(value) ? value : null
}
