/** What a story folds behind its rows. */
import type { Row } from './types.ts'

/** A row with everything folded behind it. */
export const flattenRow = (row: Row): Row[] => [
  row,
  ...row.more.flatMap(flattenRow),
  ...row.copies.flatMap(flattenRow),
]
