/** A story as the reader chose it: without hidden outlets, in the chosen order; also flattened and counted. */

import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Row, Story } from '../../core/story/types.ts'
import { ownerOf } from '../../core/url/owner.ts'
import type { NearGroup } from '../../sources/types.ts'
import { secondsOf } from '../../ui/words/times.ts'

export type Order = 'best' | 'newest' | 'earliest'

/** A row without hidden outlets. If the row's own outlet is hidden, its visible copies replace it. */
const visible = (row: Row, hidden: ReadonlySet<string>): Row[] => {
  const copies = row.copies.flatMap((copy) => visible(copy, hidden))
  const more = row.more.flatMap((other) => visible(other, hidden))
  if (!hidden.has(ownerOf(row.provider.domain))) return [{ ...row, more, copies }]
  const [first, ...rest] = copies
  return first ? [{ ...first, copies: [...first.copies, ...rest] }, ...more] : more
}

/** The story without hidden outlets. The page's own article always stays. */
export const withoutHidden = (story: Story, hidden: readonly string[]): Story => {
  const owners = ownersOf(hidden)
  return owners.size === 0 ? story : { ...story, rows: story.rows.flatMap((row) => visible(row, owners)) }
}

/** Near matches without hidden outlets. */
export const withoutHiddenNear = (group: NearGroup, hidden: readonly string[]): NearGroup => {
  const owners = ownersOf(hidden)
  const rows = group.rows.flatMap(({ row, score }) =>
    visible(row, owners).map((left) => ({ row: left, score })),
  )
  return { ...group, rows }
}

/** A hidden domain hides all domains of its outlet. */
const ownersOf = (domains: readonly string[]): ReadonlySet<string> => new Set(domains.map(ownerOf))

const descending = (a: number | null, b: number | null) => (b ?? -Infinity) - (a ?? -Infinity)
const ascending = (a: number | null, b: number | null) => (a ?? Infinity) - (b ?? Infinity)
/** Infinity - Infinity is NaN, so two rows without the value keep their order. */
const settled = (difference: number) => (Number.isNaN(difference) ? 0 : difference)

const timeOf = (row: Row) => secondsOf(row.publishedDateTime)
const COMPARE: Readonly<Record<Order, (a: Row, b: Row) => number>> = {
  best: (a, b) => settled(descending(a.quality, b.quality)),
  newest: (a, b) => settled(descending(timeOf(a), timeOf(b))),
  earliest: (a, b) => settled(ascending(timeOf(a), timeOf(b))),
}

/** Rows in the chosen order. Rows that lack the score or date come last, in their former order. */
export const inOrder = (rows: readonly Row[], order: Order): Row[] => [...rows].sort(COMPARE[order])

/** Every article of a story except the page's own. */
export const allRows = (story: Story): Row[] => story.rows.flatMap(flattenRow)

/** The number of outlets of some rows; several rows may be of one outlet. */
export const outletsOf = (rows: readonly Row[]): number =>
  new Set(rows.map(({ provider }) => ownerOf(provider.domain))).size
