/**
 * Codes of shortened addresses: hosts that repeat the provider's domain, slugs that repeat the title, AMP addresses that repeat the
 * page's. Codes are control characters, which no address contains.
 */

/** What an address may repeat. */
export type Context = { readonly title: string; readonly domain: string }

/** A prefix code stands for these characters and the domain. */
export const PREFIXES = [
  ['\x01', 'https://www.'],
  ['\x02', 'https://'],
  ['\x03', 'http://www.'],
  ['\x04', 'http://'],
] as const
/** `https://` alone. */
export const HTTPS = '\x05'
/** Words of the title, joined by hyphens: `\x06` first count; `\x07` all of them. */
export const SOME_WORDS = '\x06'
export const ALL_WORDS = '\x07'
/** A change of another address: `\x08` keep at the end, `\x0b` keep at the start; then how many characters to leave out, then their replacement. */
export const EDIT_BY_END = '\x08'
export const EDIT_BY_START = '\x0b'
/** The AMP cache's address of another address. */
export const CACHED = '\x0c'
/** The other address itself. */
export const SAME = '\x0e'

/** Small numbers are one printable character, 0x20 + n. */
export const SMALL = 94
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** The title's words as slugs write them: runs of ASCII letters and digits, apostrophes dropped, in lower case. */
export function slugWords(title: string): string[] {
  return lower(title.replace(/['’]/g, '')).match(/[a-z0-9]+/g) ?? []
}

/** The AMP cache's address of an https address. */
export function cached(url: string): string | null {
  const match = /^https:\/\/([^/]+)(\/.*)$/.exec(url)
  if (!match) return null
  const [, host = '', path = ''] = match
  return `https://${host.replaceAll('-', '--').replaceAll('.', '-')}.cdn.ampproject.org/c/s/${host}${path}`
}
