/** The timeline of a story: articles by time, day headings, and the gaps between them. */
import type { Row } from '../../core/story/types.ts'
import { type Span, secondsOf, spanOf } from '../../ui/words/times.ts'

export type TimelineItem =
  | { readonly kind: 'day'; readonly time: number }
  /** `height` in rem. */
  | { readonly kind: 'gap'; readonly span: Span; readonly height: number }
  | {
      readonly kind: 'article'
      readonly row: Row
      readonly here: boolean
      readonly time: number
      readonly first: boolean
      readonly last: boolean
    }

type TimelineLayout = { readonly items: readonly TimelineItem[]; readonly undated: readonly Row[] }

/** 1.25 rem plus a little for each doubling, so that gaps of a minute and of a month fit one column. */
const gapHeight = (seconds: number) => Math.round((1.25 + 0.16 * Math.log2(1 + seconds / 600)) * 100) / 100

/**
 * The page and the other articles, earliest first, then those without a date.
 * @param dayOf names the day of a moment in the reader's time zone; equal names mean the same day.
 */
export const timelineLayout = (
  page: Row,
  others: readonly Row[],
  dayOf: (time: number) => string,
): TimelineLayout => {
  const all = [page, ...others].map((row) => ({ row, time: secondsOf(row.publishedDateTime) }))
  const dated = all
    .flatMap(({ row, time }) => (time === null ? [] : [{ row, time }]))
    .sort((a, b) => a.time - b.time)
  const items: TimelineItem[] = []
  dated.forEach(({ row, time }, at) => {
    const before = dated[at - 1]
    const span = before ? spanOf(time - before.time) : null
    if (before && span) items.push({ kind: 'gap', span, height: gapHeight(time - before.time) })
    if (!before || dayOf(before.time) !== dayOf(time)) items.push({ kind: 'day', time })
    items.push({
      kind: 'article',
      row,
      here: row === page,
      time,
      first: at === 0,
      last: at === dated.length - 1,
    })
  })
  return { items, undated: all.flatMap(({ row, time }) => (time === null ? [row] : [])) }
}
