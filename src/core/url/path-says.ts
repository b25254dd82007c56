/** How much of which page it is a path says by itself. */
import { isSlug, separators } from './path.ts'
import { GENERIC_PAGES } from './tables/identity.ts'
import { isDay } from './times.ts'
import { wordSet } from './words.ts'

const generic = wordSet(GENERIC_PAGES)

/** Whether a segment names an article by itself: a slug of four words, five digits that are no day, a long token. */
export function namesArticle(segment: string): boolean {
  return isSlug(segment) || hasNumber(segment) || isToken(segment)
}

function hasNumber(segment: string): boolean {
  const digits = segment.match(/\d{5,}/g)
  return digits?.some((run) => !isDay(run)) ?? false
}

/** Letters and digits mixed: 20 characters or more, 12 of hex, or 10 without small letters (Reuters' idUSL4N2CI2HP). */
function isToken(segment: string): boolean {
  const name = segment.slice(segment.lastIndexOf('-') + 1)
  if (name.length < 10 || !/^\w*$/.test(name) || !/\d/.test(name)) return false
  return (
    name.length >= 20 || (name.length >= 12 && /^[0-9a-f]*$/.test(name)) || /^(?:id)?[A-Z0-9]*$/.test(name)
  )
}

/** How much the path says: 'article' names one by itself, 'page' has a name of its own, 'script' leaves it to the query. */
export type PathSays = 'article' | 'page' | 'script'

export function pathSays(segments: readonly string[]): PathSays {
  const last = segments.at(-1)
  if (last === undefined || generic.has(last.toLowerCase())) return 'script'
  if (segments.some(namesArticle)) return 'article'
  return separators(last) > 0 || /\d/.test(last) ? 'page' : 'script'
}
