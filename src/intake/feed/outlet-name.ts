/** How much a name resembles a domain: "The Guardian" and theguardian.com, "Los Angeles Times" and latimes.com. */

/** Words that say nothing about who it is. */
const GENERIC: ReadonlySet<string> = new Set([
  'the',
  'news',
  'online',
  'com',
  'net',
  'org',
  'www',
  'rss',
  'feed',
  'feeds',
  'magazine',
  'blog',
  'latest',
  'all',
])
/** Shorter words are in many domains by chance. */
const MIN_SHARED = 4
/** A name is tried letter by letter against the domain. */
const MAX_LETTERS = 100

const wordsOf = (name: string): string[] =>
  name
    .slice(0, MAX_LETTERS)
    .toLowerCase()
    .replaceAll('&', ' and ')
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** The domain without its suffix and what parts its words. */
const labelOf = (domain: string): string =>
  (domain.split('.')[0] ?? '').replaceAll('-', '').slice(0, MAX_LETTERS)

/** Whether a name is the domain in other spelling and nothing more, so that it claims nothing: "BBC News" and bbc.com. */
export function bearsDomain(name: string, domain: string): boolean {
  const label = labelOf(domain)
  const words = wordsOf(name)
  const telling = words.filter((word) => !GENERIC.has(word)).join('')
  return telling !== '' && (words.join('') === label || telling === label || `the${telling}` === label)
}

/** 0 to 4: 4 if the name is the domain, 0 if they share nothing. */
export function resemblance(name: string, domain: string): number {
  const label = labelOf(domain)
  const words = wordsOf(name)
  const whole = words.join('')
  if (bearsDomain(name, domain)) return 4
  if (
    isMadeOf(label, words) ||
    isMadeOf(
      label,
      words.filter((word) => !GENERIC.has(word)),
    )
  )
    return 3
  if (whole.length >= MIN_SHARED - 1 && (whole.includes(label) || label.includes(whole))) return 2
  return words.some((word) => word.length >= MIN_SHARED && !GENERIC.has(word) && label.includes(word)) ? 1 : 0
}

/** Whether beginnings of all words, in order, make the label: "la" + "times", "n" + "y" + "times". */
function isMadeOf(label: string, words: readonly string[]): boolean {
  if (words.length < 2 || label.length < 2) return false
  // Ends of the label's beginnings that the words so far can make.
  let ends = new Set([0])
  for (const word of words) {
    const next = new Set<number>()
    for (const end of ends)
      for (let length = 1; length <= word.length && label.startsWith(word.slice(0, length), end); length++)
        next.add(end + length)
    ends = next
  }
  return ends.has(label.length)
}
