/** What several parts say of one page: which of the articles they found are the page, and its story as one. */
import type { Member } from '../../story/fold.ts'
import { ownerOf } from '../../url/owner.ts'
import type { Block, StoredArticle } from './block.ts'
import type { StoredRow } from './block-stories.ts'
import type { Part } from './part.ts'

/** One article in one part, with its block. */
export type Found = {
  readonly part: Part
  readonly block: Block
  readonly slot: number
  readonly stored: StoredArticle
}

/** A row of a story and its article; null when the file has none there. */
export type Side = { readonly row: StoredRow; readonly found: Found | null }

/** The own keys of an article: two articles are one page when they share one. */
export type OwnKeys = (stored: StoredArticle) => readonly string[]

/** Those of `others` that are the page itself. */
export function samePages<T extends Found>(page: Found, others: readonly T[], keysOf: OwnKeys): T[] {
  const known = new Set(others.length === 0 ? [] : keysOf(page.stored))
  return others.filter(({ stored }) => keysOf(stored).some((key) => known.has(key)))
}

/** Stands for the page's own article, which is no row. */
const PAGE = -1

/**
 * The rows of all parts, each article once, none of the page's own provider. The page's own part comes first; a later part can still say
 * of a row that it is a copy. `pages` are the page in each part. In one part no article is twice in a story.
 */
export function union(
  pages: readonly Found[],
  sides: readonly (readonly Side[])[],
  keysOf: OwnKeys,
): Member[] {
  const keysIn = (stored: StoredArticle): readonly string[] => (sides.length < 2 ? [] : keysOf(stored))
  const outlet = ownerOf(pages[0]?.stored.article.provider.domain ?? '')
  const memberOf = new Map(pages.flatMap(({ stored }) => keysIn(stored)).map((key) => [key, PAGE]))
  const members: Member[] = []
  for (const side of sides) {
    /** By row of this part: its member. */
    const positions = side.map(({ row: { why }, found }) => {
      if (!found || ownerOf(found.stored.article.provider.domain) === outlet) return PAGE
      const own = keysIn(found.stored)
      const known = own.map((key) => memberOf.get(key)).find((at) => at !== undefined)
      const at = known ?? members.push({ ...found.stored, why, copyOf: null, copyScore: 0 }) - 1
      for (const key of own) memberOf.set(key, at)
      return at
    })
    side.forEach(({ row: { copyOf, copyScore } }, i) => {
      const at = positions[i] ?? PAGE
      const original = copyOf === 'page' ? copyOf : (positions[copyOf ?? PAGE] ?? PAGE)
      const member = members[at]
      if (member?.copyOf === null && original !== PAGE && original !== at)
        members[at] = { ...member, copyOf: original, copyScore }
    })
  }
  return members
}
