/** Where a row's picture comes from. Pictures carried inside the index would be answered here, without any request. */
import type { Row } from '../../core/story/types.ts'
import { safeHref } from './link.ts'

/** An https address, or null. Plain http would show everyone on the way which article is looked at. */
export const pictureOf = (row: Row): string | null => {
  const href = safeHref(row.image?.url ?? null)
  return href?.startsWith('https:') ? href : null
}
