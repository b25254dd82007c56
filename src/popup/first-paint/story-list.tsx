/** The list: rows in the chosen order, each followed by its folded articles. */

import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Row as RowType } from '../../core/story/types.ts'
import { Icon } from '../../ui/icons.tsx'
import { outletName } from '../../ui/outlet.ts'
import { useWords } from '../../ui/words/context.ts'
import { usePopup } from '../context.ts'
import { inOrder, outletsOf } from '../model/story.ts'
import { Row } from './row.tsx'

const Fold = ({ title, rows }: { title: string; rows: readonly RowType[] }) =>
  rows.length === 0 ? null : (
    <li class="more">
      <details>
        <summary>
          <Icon name="chevron" />
          {title}
        </summary>
        <ul>
          {rows.map((row) => (
            <Row row={row} inside key={row.url} />
          ))}
        </ul>
      </details>
    </li>
  )

export const StoryList = ({ rows }: { rows: readonly RowType[] }) => {
  const words = useWords()
  const { choices } = usePopup()
  return (
    <ul aria-label={words.say('otherOutlets')}>
      {inOrder(rows, choices.order).flatMap((row) => {
        // Articles folded under a copy are shown beside it: a fold within a fold would take another press.
        const more = inOrder(row.more.flatMap(flattenRow), choices.order)
        const copies = inOrder(row.copies.flatMap(flattenRow), choices.order)
        return [
          <Row row={row} key={row.url} />,
          <Fold
            key={`${row.url} more`}
            title={words.count('more', more.length, { outlet: outletName(row.provider) })}
            rows={more}
          />,
          <Fold key={`${row.url} copies`} title={words.count('copies', outletsOf(copies))} rows={copies} />,
        ]
      })}
    </ul>
  )
}
