/** What counts (design 5): one number for the badge and for the popup's "n other outlets". */

import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Story } from '../../core/story/types.ts'
import { ownerOf } from '../../core/url/owner.ts'

/**
 * Distinct other providers of exact-match stories and of their copies, less the hidden ones and the page's own.
 * `hidden` holds provider domains.
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
