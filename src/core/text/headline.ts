/** A headline without what is not part of it: the outlet's name at either end, an agency's "UPDATE 1-" at its start. */
import { wordPatterns } from './word-patterns.ts'
import { fold } from './words.ts'

const AGENCY_MARK =
  /^(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|BREAKING|EXCLUSIVE|ANALYSIS|FACTBOX)(?:\s?\d+)?(?:-|:\s))+/u
/** Marks that may part a headline from the names around it. */
const MARKS = /[|｜ㅣ¦：·•–—»›«‹~/_:-]+/gu
/** Most headlines have none. */
const HAS_MARK = new RegExp(MARKS.source, 'u')
/** Part wherever they stand. */
const BAR = /^[|｜ㅣ¦：]/u
/** A separator with nothing behind it. */
const DANGLING = /\s[|·•–—»›/-]+$/u
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

/** An outlet's name or domain: all its letters; without the domain's ending; the words of that. */
type OutletName = { readonly whole: string; readonly label: string; readonly labels: readonly string[] }

/** Runs of letters and digits, folded; "ae", "oe" and "ue" as the umlauts they may stand for. */
const nameWords = (text: string): string[] => {
  const folded = fold(text)
  return (folded.match(wordPatterns(folded).run) ?? []).map((word) => word.replace(/([aou])e/g, '$1'))
}

/** An index has few outlets and each has many headlines. */
const known = new Map<string, OutletName>()
const MAX_KNOWN = 1000

function outletName(outlet: string): OutletName {
  const found = known.get(outlet)
  if (found) return found
  const domain = outlet.replace(/^www\./u, '')
  const labels = nameWords(domain.replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/u, ''))
  const name = { whole: nameWords(domain).join(''), label: labels.join(''), labels }
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(outlet, name)
  return name
}

/**
 * Whether a part names an outlet: it is the name or the domain, begins with the domain's name ("BBC News"), one contains
 * the other, the shorter with at least 4 characters, or the domain is made of its initials or of its words' beginnings.
 */
function namesOne(part: string, outlets: readonly string[]): boolean {
  if (part.length > MAX_NAME) return false
  const words = nameWords(part)
  const squashed = words.join('')
  const first = words.find((word) => word !== 'the')
  return outlets.map(outletName).some(({ whole, label, labels }) => {
    if (label === '' || squashed === '') return false
    if (squashed === whole || first === label || isInitials(label, part)) return true
    if (squashed.length < label.length) return squashed.length >= 4 && label.includes(squashed)
    if (words.length > MAX_NAME_WORDS) return false
    return (label.length >= 4 && squashed.includes(label)) || isMadeOf(words, labels)
  })
}

/** "aclu" of "American Civil Liberties Union", "rcct" of "Raleigh City and County Times". */
function isInitials(label: string, part: string): boolean {
  if (label.length < 3 || label.length > MAX_NAME_WORDS) return false
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
  const whole = title.trim().replace(AGENCY_MARK, '')
  if (!HAS_MARK.test(whole)) return whole
  const text = whole.replace(DANGLING, '').trimEnd()
  const parts = partsOf(text)
  if (parts.length < 2) return text
  const archive = parts.findIndex(({ text: part }) => BLOG_ARCHIVE.test(part))
  if (archive > 0 && archive < parts.length - 1) return text.slice(parts[archive + 1]?.start)
  const isName = ({ text: part }: Part): boolean => namesOne(part, outlets)
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
    const part = text.slice(start, end)
    const bare = part.trim()
    const from = start + part.length - part.trimStart().length
    if (bare !== '') parts.push({ text: bare, start: from, end: from + bare.length, mark })
  }
  for (const match of text.matchAll(MARKS)) {
    const end = match.index + match[0].length
    if (!isSeparator(match[0], text.charAt(match.index - 1), text.charAt(end))) continue
    add(match.index)
    start = end
    mark = match[0]
  }
  add(text.length)
  return parts
}

/** Bars part anywhere, a dash before a blank, other marks between blanks; some behind a letter of a script without blanks. */
function isSeparator(mark: string, before: string, after: string): boolean {
  if (BAR.test(mark)) return true
  const isSpaced = before === ' ' && after === ' '
  if (/^-+$/.test(mark)) return after === ' ' || (isUnspaced(before) && after !== '')
  return (isSpaced && mark !== '_') || (/^[_:]$/.test(mark) && isUnspaced(before) && after !== '')
}

const isUnspaced = (before: string): boolean => before > '\u2e7f'
