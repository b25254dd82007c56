/** The address of a row's picture. */
import type { Row } from '../../core/story/types.ts'
import { safeHref } from './link.ts'

/** The image's address if it is https, else null. Plain http would tell the network which article is shown. */
export const pictureOf = (row: Row): string | null => {
  const href = safeHref(row.image?.url ?? null)
  return href?.startsWith('https:') ? href : null
}
