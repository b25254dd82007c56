/** A headline without what is not part of it: the outlet's name at either end, an agency's "UPDATE 1-" at its start. */
import { wordPatterns } from './word-patterns.ts'
import { fold } from './words.ts'

const AGENCY_MARK =
  /^(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|BREAKING|EXCLUSIVE|ANALYSIS|FACTBOX)(?:\s?\d+)?(?:-|:\s))+/u
/** What parts a headline from the names around it: bars anywhere, other marks between blanks, a wide colon. */
const SEPARATOR = /\s*[|｜ㅣ¦]+\s*|\s*：\s*|-\s+|\s+(?:-{1,3}|::?|[·•–—»›«‹~/])\s+|(?<=[^\s\w])[-_:](?=\S)/gu
/** A separator with nothing behind it. */
const DANGLING = /\s+[|·•–—»›/-]+$/u
/** What WordPress put between a blog's name and the title. */
const BLOG_ARCHIVE = /^blog archiv[eo]?$/i
/** UTF-16 units of a headline that are never taken for a name before a separator. */
const MIN_HEADLINE = 8
/** Parts at the end that are looked at: section, outlet, date. */
const MAX_TAILS = 4
const MAX_SECTIONS = 2
/** UTF-16 units of a part that may be a name. */
const MAX_NAME = 80
/** Words of a part that contains the outlet's name; a longer part is a sentence about it. */
const MAX_NAME_WORDS = 6

/** `mark`: the separator before it, '' for the first. */
type Part = { readonly text: string; readonly start: number; readonly end: number; readonly mark: string }

/** Runs of letters and digits, folded; "ae", "oe" and "ue" as the umlauts they may stand for. */
const nameWords = (text: string): string[] => {
  const folded = fold(text)
  return (folded.match(wordPatterns(folded).run) ?? []).map((word) => word.replace(/([aou])e/g, '$1'))
}

/**
 * Whether a part names the outlet: it is the name or the domain, begins with the domain's name ("BBC News"), one contains
 * the other, the shorter with at least 4 characters, or the domain is made of its initials or of its words' beginnings.
 */
function names(part: string, outlet: string): boolean {
  if (part.length > MAX_NAME) return false
  const words = nameWords(part)
  const squashed = words.join('')
  const domain = outlet.replace(/^www\./u, '')
  const labels = nameWords(domain.replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/u, ''))
  const label = labels.join('')
  if (label === '' || squashed === '') return false
  if (squashed === nameWords(domain).join('') || words.find((word) => word !== 'the') === label) return true
  if (isInitials(label, part)) return true
  if (squashed.length < label.length) return squashed.length >= 4 && label.includes(squashed)
  if (words.length > MAX_NAME_WORDS) return false
  return (label.length >= 4 && squashed.includes(label)) || isMadeOf(words, labels)
}

/** "aclu" of "American Civil Liberties Union", "rcct" of "Raleigh City and County Times". */
function isInitials(label: string, part: string): boolean {
  if (label.length < 3) return false
  const initials = part.match(/(?<!\p{L})\p{Lu}/gu) ?? []
  return initials.join('').toLowerCase() === label
}

/** "leichtathletik-berlin" of "Berliner Leichtathletik Verband". */
const isMadeOf = (words: readonly string[], labels: readonly string[]): boolean =>
  labels.length > 1 &&
  labels.every((label) => label.length > 2 && words.some((word) => word.startsWith(label)))

/**
 * Strips an outlet's name from the end with what follows it, and words before it that name sections
 * ("Title - Politics - Outlet - 3 May"); else from the start, with what lies on the way to the title ("Outlet » Blog » Title").
 */
export function bareTitle(title: string, outlets: readonly string[]): string {
  const text = title.trim().replace(AGENCY_MARK, '').replace(DANGLING, '')
  const parts = partsOf(text)
  if (parts.length < 2) return text
  const archive = parts.findIndex(({ text: part }) => BLOG_ARCHIVE.test(part))
  if (archive > 0 && archive < parts.length - 1) return text.slice(parts[archive + 1]?.start)
  const isName = ({ text: part }: Part): boolean => outlets.some((outlet) => names(part, outlet))
  const at = parts.findLastIndex((part, n) => n > 0 && n >= parts.length - MAX_TAILS && isName(part))
  const bare = at > 0 ? text.slice(0, parts[lastBefore(parts, at)]?.end) : ''
  if (bare.length >= MIN_HEADLINE) return bare
  const [first, second] = parts
  if (!first || !second || !isName(first)) return text
  const rest = text.slice((second.mark === '»' ? parts.at(-1) : second)?.start)
  return rest.length >= MIN_HEADLINE ? rest : text
}

/** The last part of the headline before the outlet's: sections are single words, several between the same marks. */
function lastBefore(parts: readonly Part[], outlet: number): number {
  let last = outlet - 1
  for (let left = MAX_SECTIONS; left > 0 && last > 0; left--) {
    const part = parts[last]
    if (!part || nameWords(part.text).length !== 1) break
    if (last < outlet - 1 && part.mark !== parts[outlet]?.mark) break
    last--
  }
  return last
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let start = 0
  let mark = ''
  const add = (end: number): void => {
    if (end > start) parts.push({ text: text.slice(start, end), start, end, mark })
  }
  for (const match of text.matchAll(SEPARATOR)) {
    add(match.index)
    start = match.index + match[0].length
    mark = match[0].trim()
  }
  add(text.length)
  return parts
}
