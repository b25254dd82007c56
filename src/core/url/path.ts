/** The path of an address as identity sees it: no file endings, one spelling of case where words decide. */

/** Endings that say how a page is made, not which it is. */
const ENDINGS = new Set(
  'htm html shtm shtml xhtml ghtml phtml jhtml amp php php3 php4 php5 asp aspx jsp jspx cfm cms do nhn vnp ece'.split(
    ' ',
  ),
)
/** The longest ending with its dot. */
const MAX_ENDING = 6
/** An ending may also be `~amp` or `!amp`. */
const AMP_ENDING = /[~!]amp$/i
const AMP_ENDING_LENGTH = 4

/** How AMP marks show at the end of a path; none do in a path that lacks the letters. */
export type EndMarks = { isMark(low: string): boolean; withoutFileMark(name: string): string }
const NO_MARKS: EndMarks = { isMark: () => false, withoutFileMark: (name) => name }

/** The parts between slashes, empty ones, dots and session ids left out. */
export function splitPath(path: string): string[] {
  if (!/\/[/.]|;/.test(path))
    return path === '/' ? [] : path.slice(1, path.endsWith('/') ? -1 : undefined).split('/')
  const whole = path.includes(';') ? path.replace(/;jsessionid=[^/]*/gi, '') : path
  return whole.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
}

/** Takes an AMP mark, the file ending and a bare `index.html` off the end; repeats, as each can bare another. */
export function trimEnd(segments: string[], marks: EndMarks = NO_MARKS): string[] {
  for (let last = segments.pop(); last !== undefined; last = segments.pop()) {
    const bare = withoutEnding(last, marks)
    if (marks.isMark(bare.toLowerCase())) {
      if (isArticlePart(segments.at(-1))) continue
    } else if (bare !== last && /^(?:index|default|\.\.?)?$/i.test(bare)) continue
    segments.push(bare)
    break
  }
  return segments
}

/** A mark at the end counts behind a slug or an id only: `/companies/amp` and `/wiki/AMP` are pages about something else. */
function isArticlePart(segment: string | undefined): boolean {
  return segment !== undefined && /[\d_.-]/.test(segment)
}

/** Takes endings off as long as there are any. Each step reads the end alone: a name can be made of thousands of them. */
function withoutEnding(name: string, marks: EndMarks): string {
  let bare = name
  for (;;) {
    const end = bare.slice(-MAX_ENDING)
    const dot = end.lastIndexOf('.')
    if (dot >= 0 && ENDINGS.has(end.slice(dot + 1).toLowerCase()))
      bare = marks.withoutFileMark(bare.slice(0, dot - end.length))
    else if (AMP_ENDING.test(end)) bare = bare.slice(0, -AMP_ENDING_LENGTH)
    else return bare
  }
}

/** Four words or more. */
export function isSlug(segment: string): boolean {
  return separators(segment) >= 3
}

/** Characters between words. */
export function separators(segment: string): number {
  let count = 0
  for (let i = 1; i < segment.length; i += 1) {
    const code = segment.charCodeAt(i)
    // - _ + . , ~
    if (code === 45 || code === 95 || code === 43 || code === 46 || code === 44 || code === 126) count += 1
  }
  return count
}

/** `text` in lower case, but for its escapes: they are written in upper case everywhere. */
export function lowerCase(text: string): string {
  const low = text.toLowerCase()
  return low.includes('%') ? low.replace(/%[0-9a-f]{2}/g, (code) => code.toUpperCase()) : low
}

/** The segments as a path; its words in lower case when one segment is a slug, while ids of mixed case keep theirs. */
export function foldCase(segments: readonly string[]): string {
  const path = `/${segments.join('/')}`
  if (!/[A-Z]/.test(path) || !segments.some(isSlug)) return path
  return path.replace(/(?<![A-Za-z0-9%])[A-Z]+[a-z]*(?![A-Za-z0-9])/g, (word) => word.toLowerCase())
}

/** Whether `path` holds the letters: nearly none does, and no AMP mark lacks them. */
export function hasAmp(path: string): boolean {
  return /amp/i.test(path)
}
