/** Tells an article's address from a home page, a hub, or a search, by its shape alone. */
import { readAddress } from './address.ts'
import { idPath } from './ids.ts'
import { keys } from './keys.ts'
import { cleanSegments, namesArticle } from './path.ts'
import { HUB_WORDS } from './tables/identity.ts'
import { wordSet } from './words.ts'

const hubs = wordSet(HUB_WORDS)

/** False for a root, a hub (`/tag/…`, `/author/…`) or a generic path; true when a segment or the query names one page. */
export function looksLikeArticle(url: string): boolean {
  const address = readAddress(url)
  if (address === null) return false
  const segments = cleanSegments(address.path)
  if (segments.some((part) => hubs.has(part.toLowerCase())))
    return idPath(segments) !== null && segments.length > 3
  if (segments.some(namesArticle)) return true
  return /[?&][^=&]+=[^&]*\d/.test(keys(url)[0] ?? '')
}
