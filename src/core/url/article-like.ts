/** Tells an article's address from a home page, a hub, or a search, by its shape alone. */
import { readAddress } from './address.ts'
import { cleanSegments } from './amp.ts'
import { keys } from './keys.ts'
import { namesArticle } from './path-says.ts'
import { HUB_WORDS } from './tables/identity.ts'
import { wordSet } from './words.ts'

const hubs = wordSet(HUB_WORDS)

/**
 * False for a root, a hub (`/tag/1845407`, `/author/anna-b-smith`) and a generic path; true when a path segment or a parameter
 * names one page. A short slug (`/news/world-us-canada`) names none: ask the page's markup then.
 */
export function looksLikeArticle(url: string): boolean {
  const address = readAddress(url)
  if (address === null) return false
  const segments = cleanSegments(address.path)
  if (segments.slice(-2).some((part) => hubs.has(part.toLowerCase()))) return false
  if (segments.some(namesArticle)) return true
  const key = keys(url)[0] ?? ''
  const at = key.indexOf('?')
  return at >= 0 && /\d/.test(key.slice(at))
}
