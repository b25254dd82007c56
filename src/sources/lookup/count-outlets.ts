/** The number of other outlets, for the badge and for the popup's "n other outlets" (design 5). */

import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Story } from '../../core/story/types.ts'
import { ownerOf } from '../../core/url/owner.ts'

/**
 * Counts distinct providers of the stories' rows and their copies, without hidden ones and the page's own.
 * @param hidden provider domains
 */
export function countOutlets(
  groups: readonly { readonly story: Story }[],
  hidden: readonly string[],
): number {
  const outlets = new Set<string>()
  for (const { story } of groups) {
    for (const row of story.rows.flatMap(flattenRow)) outlets.add(ownerOf(row.provider.domain))
  }
  for (const { story } of groups) outlets.delete(ownerOf(story.article.provider.domain))
  for (const domain of hidden) outlets.delete(ownerOf(domain))
  return outlets.size
}
