/** The timeline: earliest first, a solid dot for this page, hollow ones for the others, gaps in words. */

import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Row } from '../../core/story/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { bounded } from '../../ui/text.ts'
import { useWords } from '../../ui/words/context.ts'
import { secondsOf } from '../../ui/words/times.ts'
import { useGroup } from '../context.ts'
import { type TimelineItem, timelineLayout } from '../model/timeline.ts'
import { RowLink } from '../parts/row-link.tsx'
import { Toolbar } from '../parts/toolbar.tsx'

type ArticleProps = {
  readonly row: Row
  readonly here: boolean
  readonly ends: string
  readonly tag: string | null
}

const Article = ({ row, here, ends, tag }: ArticleProps) => {
  const words = useWords()
  const time = secondsOf(row.publishedDateTime)
  return (
    <li class={`tl__it ${here ? '' : 'row '}${ends}`}>
      {time === null ? (
        <span />
      ) : (
        <time class="tl__at" dateTime={row.publishedDateTime ?? undefined} title={words.full(time)}>
          {words.clock(time)}
        </time>
      )}
      <span class={here ? 'dot dot--here' : 'dot'} aria-hidden="true" />
      <div>
        <p class="meta">
          <strong dir="auto">{outletName(row.provider)}</strong>
          {tag !== null && <span class="chip">{tag}</span>}
          {here && <span class="chip">{words.say('thisPageTag')}</span>}
        </p>
        <h2 class="row__title" dir="auto">
          {here ? bounded(row.title) : <RowLink row={row} />}
        </h2>
      </div>
    </li>
  )
}

const Item = ({ item, earliest }: { item: TimelineItem; earliest: string }) => {
  const words = useWords()
  if (item.kind === 'day') return <li class="tl__day">{words.longDate(item.time)}</li>
  if (item.kind === 'gap')
    return (
      // A custom property is not in the type of styles.
      <li class="tl__gap hint" style={{ '--gap': `${item.height}rem` } as preact.CSSProperties}>
        <span>{words.say('later', { span: words.span(item.span) })}</span>
      </li>
    )
  const ends = [item.first ? 'is-first' : '', item.last ? 'is-last' : ''].join(' ')
  return <Article row={item.row} here={item.here} ends={ends} tag={item.first ? earliest : null} />
}

/** `rows` of every group; `indexes`: how many groups. */
export const Timeline = ({ rows, indexes }: { rows: readonly Row[]; indexes: number }) => {
  const words = useWords()
  const { page } = useGroup()
  const { items, undated } = timelineLayout(page, rows.flatMap(flattenRow), words.longDate)
  const start = items.find((item) => item.kind === 'day')
  const earliest = words.say(indexes === 1 ? 'earliestHere' : 'earliestInAll')
  return (
    <>
      <h1 class="vh">{words.say('timelineTitle')}</h1>
      <Toolbar zone={words.zone(start?.time ?? 0)} />
      <ol class="tl">
        {items.map((item) => (
          <Item
            item={item}
            earliest={earliest}
            key={item.kind === 'article' ? item.row.url : `${item.kind} ${items.indexOf(item)}`}
          />
        ))}
        {undated.length > 0 && <li class="tl__day">{words.say('undated')}</li>}
        {undated.map((row) => (
          <Article row={row} here={row === page} ends="is-undated" tag={null} key={row.url} />
        ))}
      </ol>
    </>
  )
}
