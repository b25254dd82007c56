/** What several parts say of one page: which of the articles they found are the page, and its story as one. */
import type { Member } from '../story/fold.ts'
import { ownerOf } from '../url/owner.ts'
import type { Block, StoredArticle } from './block-read.ts'
import type { StoredRow } from './block-stories.ts'
import type { Part } from './part.ts'

/** One article in one part, with the block it lies in. */
export type Found = {
  readonly part: Part
  readonly block: Block
  readonly slot: number
  readonly stored: StoredArticle
}
/** A row of a story and the article there; null when no sound file has it. */
export type Side = { readonly row: StoredRow; readonly found: Found | null }

/** The keys of an address: its path key, then its id key when there is one. */
export type KeysOf = (url: string) => readonly string[]

/** The keys of an article's own addresses: two articles are one page when they share any. */
export const ownKeys = ({ article: { urls }, also }: StoredArticle, keysOf: KeysOf): string[] =>
  [urls.web, urls.original, ...also].flatMap((url) => (url === null ? [] : keysOf(url)))

/** Those of `others` that are the page itself. */
export function samePages<T extends Found>(page: Found, others: readonly T[], keysOf: KeysOf): readonly T[] {
  const isPage = (key: string): boolean => ownKeys(page.stored, keysOf).includes(key)
  return others.filter(({ stored }) => ownKeys(stored, keysOf).some(isPage))
}

/** What a page's key leads to that is no row: the page's own article. */
const PAGE = -1

/**
 * Rows of all parts, each page once, none of the page's own outlet: the page's own part speaks first, and what a later one says of a
 * row that has no original yet counts too. `pages` are the page in each part. Within one part no page comes twice.
 */
export function union(
  pages: readonly Found[],
  sides: readonly (readonly Side[])[],
  keysOf: KeysOf,
): Member[] {
  const keysIn = (stored: StoredArticle): string[] => (sides.length < 2 ? [] : ownKeys(stored, keysOf))
  const outlet = ownerOf(pages[0]?.stored.article.provider.domain ?? '')
  const placeOf = new Map(pages.flatMap(({ stored }) => keysIn(stored)).map((key) => [key, PAGE]))
  const members: Member[] = []
  for (const side of sides) {
    /** By row of this part: its member. */
    const places = side.map(({ row: { why }, found }) => {
      if (!found || ownerOf(found.stored.article.provider.domain) === outlet) return PAGE
      const own = keysIn(found.stored)
      const known = own.map((key) => placeOf.get(key)).find((at) => at !== undefined)
      const at = known ?? members.push({ ...found.stored, why, copyOf: null, copyScore: 0 }) - 1
      for (const key of own) placeOf.set(key, at)
      return at
    })
    side.forEach(({ row: { copyOf, copyScore } }, i) => {
      const at = places[i] ?? PAGE
      const original = copyOf === 'page' ? copyOf : (places[copyOf ?? PAGE] ?? PAGE)
      const member = members[at]
      if (member?.copyOf === null && original !== PAGE && original !== at)
        members[at] = { ...member, copyOf: original, copyScore }
    })
  }
  return members
}
