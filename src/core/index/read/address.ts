/** Reading addresses that `../write/address.ts` shortened. */
import {
  ALL_WORDS,
  CACHED,
  type Context,
  cached,
  EDIT_BY_END,
  EDIT_BY_START,
  HTTPS,
  PREFIXES,
  SAME,
  SMALL,
  SOME_WORDS,
  slugWords,
} from '../address-codes.ts'
import { LIMITS } from '../limits.ts'

const fromSmall = (text: string, at: number): number => {
  const code = text.charCodeAt(at) - 0x20
  if (!(code >= 0 && code <= SMALL)) throw new RangeError('a number from 0 to 94')
  return code
}

/** The address that `shorten` or `shortenBeside` wrote. Throws a RangeError for a code that they do not write, or a result that is too long. */
export function lengthen(code: string, base: string | null, context: Context): string {
  const url = expand(code, base, context)
  if (!(url.length <= LIMITS.address)) throw new RangeError(`at most ${LIMITS.address} characters`)
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
    if (length > LIMITS.address) fail(`at most ${LIMITS.address} characters`)
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
