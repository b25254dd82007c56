/** The path of an address as identity sees it: no AMP marks, no file endings, one spelling of case where words decide. */
import {
  AMP_FILE_SUFFIXES,
  AMP_PAIRS,
  AMP_SEGMENTS,
  AMP_WORD_PREFIXES,
  AMP_WORD_SUFFIXES,
} from './tables/amp.ts'
import { GENERIC_PAGES } from './tables/identity.ts'
import { wordSet } from './words.ts'

const ampSegments = new Set(AMP_SEGMENTS)
const ampPairs = new Set(AMP_PAIRS.map(([first, second]) => `${first}/${second}`))
const generic = wordSet(GENERIC_PAGES)
/** Endings that say how a page is made, not which it is. */
const ENDING = /\.(?:html?|shtml?|xhtml|amp|php\d?|aspx?|jspx?|cfm|cms|do|nhn|vnp|ece|story|article)$/i
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Segments without AMP marks, file endings, session ids and empty parts. */
export function cleanSegments(path: string): string[] {
  const raw = path
    .split('/')
    .map(withoutSession)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  const kept: string[] = []
  for (let i = 0; i < raw.length - 1; i += 1) {
    const part = raw[i] ?? ''
    if (ampPairs.has(`${part}/${raw[i + 1]}`.toLowerCase())) i += 1
    else if (!isMark(part)) kept.push(withoutAmpWord(part))
    if (i === raw.length - 1) return trimEnd(kept)
  }
  return trimEnd([...kept, ...raw.slice(-1)])
}

function isMark(part: string): boolean {
  return ampSegments.has(part.toLowerCase())
}

/** `slug;jsessionid=1F` is `slug`. */
function withoutSession(part: string): string {
  const at = part.indexOf(';')
  return at >= 0 && /^;jsessionid=/i.test(part.slice(at)) ? part.slice(0, at) : part
}

/** `amp-articles`, `article-amp`: one plain word and the mark. A slug's last word can be "amp", so the last segment is left alone. */
function withoutAmpWord(part: string): string {
  const low = part.toLowerCase()
  if (!low.includes('amp')) return part
  for (const prefix of AMP_WORD_PREFIXES)
    if (low.startsWith(prefix) && /^[a-z]+$/.test(low.slice(prefix.length))) return part.slice(prefix.length)
  for (const suffix of AMP_WORD_SUFFIXES)
    if (low.endsWith(suffix) && /^[a-z]+$/.test(low.slice(0, -suffix.length)))
      return part.slice(0, -suffix.length)
  return part
}

/** Takes the file ending, an AMP mark and a bare `index.html` off the end; repeats, as each can bare another. */
function trimEnd(segments: string[]): string[] {
  for (let last = segments.pop(); last !== undefined; last = segments.pop()) {
    const bare = withoutEnding(last)
    const dropped = isMark(bare)
      ? isArticlePart(segments.at(-1))
      : bare !== last && /^(?:index|default)?$/i.test(bare)
    if (dropped) continue
    segments.push(bare)
    break
  }
  return segments
}

/** A mark at the end counts behind a slug or an id only: `/companies/amp` and `/wiki/AMP` are pages about something else. */
function isArticlePart(segment: string | undefined): boolean {
  return segment !== undefined && /[\d_.-]/.test(segment)
}

function withoutEnding(part: string): string {
  let bare = part
  for (let next = bare.replace(ENDING, ''); next !== bare; next = bare.replace(ENDING, '')) {
    bare = next
    const low = bare.toLowerCase()
    const suffix = AMP_FILE_SUFFIXES.find((s) => low.endsWith(s))
    if (suffix !== undefined) bare = bare.slice(0, -suffix.length)
  }
  return bare
}

/** Whether a segment names an article by itself: a slug of four words, five digits (not a date), a UUID, a long token. */
export function namesArticle(segment: string): boolean {
  return isSlug(segment) || hasNumber(segment) || UUID.test(segment) || isToken(segment)
}

/** Four words or more. */
export function isSlug(segment: string): boolean {
  let separators = 0
  for (let i = 1; i < segment.length; i += 1) if (/[-_+.,~]/.test(segment[i] ?? '')) separators += 1
  return separators >= 3
}

function hasNumber(segment: string): boolean {
  return (segment.match(/\d{5,}/g) ?? []).some((digits) => !isDate(digits))
}

/** 20 characters or more of letters and digits mixed, or 12 of hex. */
function isToken(segment: string): boolean {
  return segment.length >= 20
    ? /^\w*$/.test(segment) && /\d/.test(segment) && /[a-z]/i.test(segment)
    : segment.length >= 12 && /^[0-9a-f]*$/.test(segment)
}

/** YYYYMMDD. */
export function isDate(digits: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits)
}

/** Whether the path alone says which article: some segment names one, and the last is not a script's name. */
export function pathDecides(segments: readonly string[]): boolean {
  const last = segments.at(-1)
  if (last === undefined || generic.has(last.toLowerCase())) return false
  return segments.some(namesArticle)
}

/** Lower case for the words of a path that holds a slug; ids of mixed case keep theirs. */
export function foldCase(segments: readonly string[]): string[] {
  if (!segments.some(isSlug)) return [...segments]
  return segments.map((part) =>
    /[A-Z]/.test(part)
      ? part.replace(/(?<![A-Za-z0-9%])[A-Z]+[a-z]*(?![A-Za-z0-9])/g, (word) => word.toLowerCase())
      : part,
  )
}
