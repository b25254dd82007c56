/** Where a row's picture comes from. Pictures carried inside the index would be answered here, without any request. */
import type { Row } from '../../core/index/types.ts'

/** An https address, or null. Plain http would show everyone on the way which article is looked at. */
export const pictureOf = (row: Row): string | null => {
  if (row.image === null) return null
  try {
    const { protocol, href } = new URL(row.image.url)
    return protocol === 'https:' ? href : null
  } catch {
    return null
  }
}
