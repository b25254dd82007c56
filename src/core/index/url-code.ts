/**
 * Addresses written short: hosts that repeat the provider's domain, slugs that repeat the title, AMP addresses that repeat the
 * page's. Codes are control characters, which no address holds; decoding gives back the very same string.
 */

/** What an address may repeat. */
export type Context = { readonly title: string; readonly domain: string }

/** Longest address a decoder builds; longer ones are refused. */
export const URL_LIMIT = 8192

/** A prefix code stands for these characters and the domain. */
const PREFIXES = [
  ['\x01', 'https://www.'],
  ['\x02', 'https://'],
  ['\x03', 'http://www.'],
  ['\x04', 'http://'],
] as const
/** `https://` alone. */
const HTTPS = '\x05'
/** Words of the title, joined by hyphens: `\x06` first count; `\x07` all of them. */
const SOME_WORDS = '\x06'
const ALL_WORDS = '\x07'
/** A change of another address: `\x08` keep at the end, `\x0b` keep at the start; then how many to leave out, then what stands there instead. */
const EDIT_BY_END = '\x08'
const EDIT_BY_START = '\x0b'
/** The AMP cache's address of another address. */
const CACHED = '\x0c'
/** The other address itself. */
const SAME = '\x0e'

/** Small numbers are one printable character, 0x20 + n. */
const SMALL = 94
const small = (n: number): string => String.fromCharCode(0x20 + n)
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

/** Replaces runs of two or more title words in hyphenated text. */
function shortenSlugs(text: string, words: readonly string[]): string {
  if (words.length < 2) return text
  return text.replace(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (slug) => shortenSlug(slug.split('-'), words))
}

function shortenSlug(parts: readonly string[], words: readonly string[]): string {
  const pieces: string[] = []
  let next = 0
  for (let i = 0; i < parts.length; ) {
    const { from, count } = longestRun(parts, i, words, next)
    if (count < 2) {
      pieces.push(parts[i] ?? '')
      i++
      continue
    }
    pieces.push(from === 0 && count === words.length ? ALL_WORDS : SOME_WORDS + small(from) + small(count))
    next = from + count
    i += count
  }
  return pieces.join('-')
}

/** The longest run of title words that `parts` repeat from `at`; of equals the first from `next` on. */
function longestRun(
  parts: readonly string[],
  at: number,
  words: readonly string[],
  next: number,
): { from: number; count: number } {
  let best = { from: 0, count: 0 }
  const size = Math.min(words.length, SMALL)
  for (let k = 0; k < size; k++) {
    const from = (next + k) % size
    if (words[from] !== parts[at]) continue
    let count = 1
    while (from + count < size && at + count < parts.length && words[from + count] === parts[at + count])
      count++
    if (count > best.count) best = { from, count }
  }
  return best
}

/** An address by itself. */
export function shorten(url: string, { title, domain }: Context, words = slugWords(title)): string {
  for (const [code, start] of PREFIXES) {
    if (domain !== '' && url.startsWith(`${start}${domain}/`))
      return code + shortenSlugs(url.slice(start.length + domain.length + 1), words)
  }
  if (url.startsWith('https://')) return HTTPS + shortenSlugs(url.slice(8), words)
  return shortenSlugs(url, words)
}

/** An address beside another one, `base`, that it may repeat; null when there is none. */
export function shortenBeside(url: string, base: string | null, context: Context): string {
  if (base === null) return shorten(url, context)
  if (url === base) return SAME
  if (url === cached(base)) return CACHED
  let start = 0
  while (start < base.length && start < url.length && base[start] === url[start]) start++
  let end = 0
  const room = Math.min(base.length, url.length) - start
  while (end < room && base[base.length - 1 - end] === url[url.length - 1 - end]) end++
  const out = base.length - start - end
  const into = url.slice(start, url.length - end)
  const alone = shorten(url, context)
  if (out > SMALL || Math.min(start, end) > SMALL || into.length + 3 >= alone.length) return alone
  return end <= start
    ? EDIT_BY_END + small(end) + small(out) + into
    : EDIT_BY_START + small(start) + small(out) + into
}

/** The AMP cache's address of an https address. */
function cached(url: string): string | null {
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
