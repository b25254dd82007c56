/** A headline without what is not part of it: the outlet's name at its end, an agency's "UPDATE 1-" at its start. */
import { wordPatterns } from './word-patterns.ts'
import { fold } from './words.ts'

const tail = /\s(?:[|·•–—»]|-{1,2}|::)\s([^|·•–—»]{2,60})$/u
const agencyMark =
  /^(?:(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|BREAKING|EXCLUSIVE|ANALYSIS|FACTBOX)(?:\s?\d+)?(?:-|:\s))+/u
const maximumTailWords = 6
/** Characters of a headline that are never taken for a suffix's separator. */
const leastHeadline = 8

const nameWords = (text: string): string[] => {
  const folded = fold(text)
  return folded.match(wordPatterns(folded).run) ?? []
}

/**
 * Whether a tail names the outlet: it is the name or the domain, begins with the domain's name ("BBC News"), or one
 * contains the other, the shorter with at least 4 characters.
 */
function names(end: string, outlet: string): boolean {
  const endWords = nameWords(end)
  const squashed = endWords.join('')
  const whole = nameWords(outlet.replace(/^www\./u, '')).join('')
  const bare = nameWords(outlet.replace(/^www\./u, '').replace(/\.[a-z]{2,}(?:\.[a-z]{2})?$/u, '')).join('')
  if (bare === '' || squashed === '') return false
  if (squashed === whole || endWords.find((word) => word !== 'the') === bare) return true
  const [short, long] = squashed.length < bare.length ? [squashed, bare] : [bare, squashed]
  return short.length >= 4 && long.includes(short)
}

/** Strips an outlet's name from the end, and one word before it that names a section ("Title - Politics - Outlet"). */
export function bareTitle(title: string, outlets: readonly string[]): string {
  const text = title.trim().replace(agencyMark, '')
  const end = tailOf(text)
  if (!end || !outlets.some((outlet) => names(end.text, outlet))) return text
  const bare = text.slice(0, end.index).trimEnd()
  const section = tailOf(bare)
  return section && nameWords(section.text).length === 1 ? bare.slice(0, section.index).trimEnd() : bare
}

function tailOf(text: string): { readonly text: string; readonly index: number } | null {
  const match = tail.exec(text)
  const end = match?.[1]
  if (!match || end === undefined || match.index < leastHeadline) return null
  return end.split(/\s+/u).length > maximumTailWords ? null : { text: end, index: match.index }
}
