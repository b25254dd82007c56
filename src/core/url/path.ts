/** The path of an address as identity sees it: no AMP marks, no file endings, one spelling of case where words decide. */
import { hasAmp, isMark, withoutFileMark, withoutMarks } from './amp.ts'
import { GENERIC_PAGES } from './tables/identity.ts'
import { wordSet } from './words.ts'

const generic = wordSet(GENERIC_PAGES)
/** Endings that say how a page is made, not which it is. */
const ENDING = /\.(?:html?|shtml?|xhtml|amp|php\d?|aspx?|jspx?|cfm|cms|do|nhn|vnp|ece)$/i

/** Segments without AMP marks, file endings, session ids and empty parts. */
export function cleanSegments(path: string): string[] {
  const segments = splitPath(path)
  return trimEnd(hasAmp(path) ? withoutMarks(segments) : segments)
}

/** The parts between slashes, empty ones, dots and session ids left out. */
export function splitPath(path: string): string[] {
  if (!/\/[/.]|;/.test(path))
    return path === '/' ? [] : path.slice(1, path.endsWith('/') ? -1 : undefined).split('/')
  const whole = path.includes(';') ? path.replace(/;jsessionid=[^/]*/gi, '') : path
  return whole.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
}

/** Takes an AMP mark, the file ending and a bare `index.html` off the end; repeats, as each can bare another. */
function trimEnd(segments: string[]): string[] {
  for (let last = segments.pop(); last !== undefined; last = segments.pop()) {
    const bare = withoutEnding(last)
    if (isMark(bare.toLowerCase())) {
      if (isArticlePart(segments.at(-1))) continue
    } else if (bare !== last && /^(?:index|default)?$/i.test(bare)) continue
    segments.push(bare)
    break
  }
  return segments
}

/** A mark at the end counts behind a slug or an id only: `/companies/amp` and `/wiki/AMP` are pages about something else. */
function isArticlePart(segment: string | undefined): boolean {
  return segment !== undefined && /[\d_.-]/.test(segment)
}

function withoutEnding(name: string): string {
  if (!name.includes('.')) return name
  let bare = name
  for (let next = bare.replace(ENDING, ''); next !== bare; next = bare.replace(ENDING, ''))
    bare = withoutFileMark(next)
  return bare
}

/** Four words or more. */
export function isSlug(segment: string): boolean {
  return separators(segment) >= 3
}

function separators(segment: string): number {
  let count = 0
  for (let i = 1; i < segment.length; i += 1) {
    const code = segment.charCodeAt(i)
    // - _ + . , ~
    if (code === 45 || code === 95 || code === 43 || code === 46 || code === 44 || code === 126) count += 1
  }
  return count
}

/** Whether a segment names an article by itself: a slug of four words, five digits (not a date), a long token. */
export function namesArticle(segment: string): boolean {
  return isSlug(segment) || hasNumber(segment) || isToken(segment)
}

function hasNumber(segment: string): boolean {
  const digits = segment.match(/\d{5,}/g)
  return digits?.some((run) => !isDate(run)) ?? false
}

/** Letters and digits mixed: 20 characters or more, 12 of hex, or 10 without small letters (Reuters' idUSL4N2CI2HP). */
function isToken(segment: string): boolean {
  const name = segment.slice(segment.lastIndexOf('-') + 1)
  if (name.length < 10 || !/^\w*$/.test(name) || !/\d/.test(name)) return false
  return (
    name.length >= 20 || (name.length >= 12 && /^[0-9a-f]*$/.test(name)) || /^(?:id)?[A-Z0-9]*$/.test(name)
  )
}

/** YYYYMMDD. */
export function isDate(digits: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits)
}

/** How much the path says: 'article' names one by itself, 'page' has a name of its own, 'script' leaves it to the query. */
export type PathSays = 'article' | 'page' | 'script'

export function pathSays(segments: readonly string[]): PathSays {
  const last = segments.at(-1)
  if (last === undefined || generic.has(last.toLowerCase())) return 'script'
  if (segments.some(namesArticle)) return 'article'
  return separators(last) > 0 || /\d/.test(last) ? 'page' : 'script'
}

/** The segments as a path; its words in lower case when one segment is a slug, while ids of mixed case keep theirs. */
export function foldCase(segments: readonly string[]): string {
  const path = `/${segments.join('/')}`
  if (!/[A-Z]/.test(path) || !segments.some(isSlug)) return path
  return path.replace(/(?<![A-Za-z0-9%])[A-Z]+[a-z]*(?![A-Za-z0-9])/g, (word) => word.toLowerCase())
}
