/** Shortens addresses. `../read/address.ts` reads them. */
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

const small = (n: number): string => String.fromCharCode(0x20 + n)

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

/** The longest run of title words that `parts` repeat from `at`; of equally long ones the first from `next` on. */
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

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** An address relative to another one, `base`, which may be null. */
export function shortenBeside(url: string, base: string | null, context: Context): string {
  if (base === null) return shorten(url, context)
  if (url === base) return SAME
  if (url === cached(base)) return CACHED
  let start = 0
  while (start < base.length && start < url.length && base[start] === url[start]) start++
  let end = 0
  const room = Math.min(base.length, url.length) - start
  while (end < room && base[base.length - 1 - end] === url[url.length - 1 - end]) end++
  // Half of a surrogate pair has no UTF-8, so both halves go into the replacement.
  if (isLow(url.charCodeAt(start)) || isLow(base.charCodeAt(start))) start = Math.max(0, start - 1)
  if (isLow(url.charCodeAt(url.length - end))) end--
  const out = base.length - start - end
  const into = url.slice(start, url.length - end)
  const alone = shorten(url, context)
  if (out > SMALL || Math.min(start, end) > SMALL || into.length + 3 >= alone.length) return alone
  return end <= start
    ? EDIT_BY_END + small(end) + small(out) + into
    : EDIT_BY_START + small(start) + small(out) + into
}
