/**
 * Addresses written short: hosts that repeat the provider's domain, slugs that repeat the title, AMP addresses that repeat the
 * page's. Codes are control characters, which no address holds; decoding gives back the very same string.
 */

/** What an address may repeat. */
export type Context = { readonly title: string; readonly domain: string }

/** Longest address a decoder builds; longer ones are refused. */
const URL_LIMIT = 8192

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
/** A change of another address: `\x08` keep at the end, `\x0b` keep at the start; then how many to leave out, then what stands there instead. */
export const EDIT_BY_END = '\x08'
export const EDIT_BY_START = '\x0b'
/** The AMP cache's address of another address. */
export const CACHED = '\x0c'
/** The other address itself. */
export const SAME = '\x0e'

/** Small numbers are one printable character, 0x20 + n. */
export const SMALL = 94
const fromSmall = (text: string, at: number): number => {
  const code = text.charCodeAt(at) - 0x20
  if (!(code >= 0 && code <= SMALL)) throw new RangeError('a number from 0 to 94')
  return code
}

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

/** The address that `shorten` or `shortenBeside` wrote. Throws a RangeError when the code is none of theirs or grows too long. */
export function lengthen(code: string, base: string | null, context: Context): string {
  const url = expand(code, base, context)
  if (url.length > URL_LIMIT) throw new RangeError(`at most ${URL_LIMIT} characters`)
  return url
}

function expand(code: string, base: string | null, { title, domain }: Context): string {
  const first = code[0] ?? ''
  if (first === SAME || first === CACHED || first === EDIT_BY_END || first === EDIT_BY_START) {
    if (base === null) throw new RangeError('an address to repeat')
    if (first === SAME) return base
    if (first === CACHED) return cached(base) ?? fail('an https address')
    return edited(code, base)
  }
  const prefix = PREFIXES.find(([known]) => known === first)
  if (prefix) return `${prefix[1]}${domain}/${lengthenSlugs(code.slice(1), title)}`
  return first === HTTPS ? `https://${lengthenSlugs(code.slice(1), title)}` : lengthenSlugs(code, title)
}

function fail(expected: string): never {
  throw new RangeError(expected)
}

function edited(code: string, base: string): string {
  const keep = fromSmall(code, 1)
  const out = fromSmall(code, 2)
  if (keep + out > base.length) fail('an edit within the address')
  const start = code[0] === EDIT_BY_END ? base.length - keep - out : keep
  return base.slice(0, start) + code.slice(3) + base.slice(start + out)
}

function lengthenSlugs(text: string, title: string): string {
  if (!text.includes(SOME_WORDS) && !text.includes(ALL_WORDS)) return text
  const words = slugWords(title)
  const pieces: string[] = []
  let length = 0
  for (let at = 0; at < text.length; ) {
    const { piece, used } = pieceAt(text, at, words)
    pieces.push(piece)
    length += piece.length
    at += used
    if (length > URL_LIMIT) fail(`at most ${URL_LIMIT} characters`)
  }
  return pieces.join('')
}

function pieceAt(text: string, at: number, words: readonly string[]): { piece: string; used: number } {
  const code = text[at]
  if (code === ALL_WORDS) return { piece: words.join('-'), used: 1 }
  if (code === SOME_WORDS) {
    const from = fromSmall(text, at + 1)
    const count = fromSmall(text, at + 2)
    if (from + count > words.length) fail('words of the title')
    return { piece: words.slice(from, from + count).join('-'), used: 3 }
  }
  const stop = nextCode(text, at)
  return { piece: text.slice(at, stop), used: stop - at }
}

function nextCode(text: string, at: number): number {
  const some = text.indexOf(SOME_WORDS, at)
  const all = text.indexOf(ALL_WORDS, at)
  return Math.min(some < 0 ? text.length : some, all < 0 ? text.length : all)
}
