/** Headlines side by side: shared words are dimmed, outlets' names can be hidden, no scores. */

import { useState } from 'preact/hooks'
import { flattenRow } from '../../core/story/flatten-row.ts'
import type { Row } from '../../core/story/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { bounded } from '../../ui/text.ts'
import { Tile } from '../../ui/tile.tsx'
import { useWords } from '../../ui/words/context.ts'
import { useGroup, usePopup } from '../context.ts'
import { type Cell, compareHeadlines } from '../model/compare.ts'
import { inOrder } from '../model/story.ts'
import { RelativeTime } from '../parts/relative-time.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { Toolbar } from '../parts/toolbar.tsx'

/** A, B … Z, AA, AB: as in a spreadsheet. */
export const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26)

const Who = ({ row, letter }: { row: Row; letter: string | null }) => {
  const words = useWords()
  if (letter === null)
    return (
      <p class="cmp__who">
        <Tile provider={row.provider} small />
        <span dir="auto">{outletName(row.provider)}</span>
      </p>
    )
  return (
    <p class="cmp__who">
      <span class="tile tile--s tile--blind" aria-hidden="true">
        {letter}
      </span>
      {words.say('outletLetter', { letter })}
    </p>
  )
}

const Headline = ({ cell, blind }: { cell: Cell; blind: boolean }) => (
  <>
    {/* Runs never change while they are shown, so their position is their key. */}
    {cell.runs.map(({ text, marked }, at) =>
      marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
    )}
    {!blind && cell.suffix !== '' && <span class="suffix">{cell.suffix}</span>}
  </>
)

const CompareCell = ({ cell, here, letter }: { cell: Cell; here: boolean; letter: string | null }) => {
  const words = useWords()
  const { page } = useGroup()
  const text = <Headline cell={cell} blind={letter !== null} />
  return (
    <li class={here ? 'cmp__cell cmp__cell--here' : 'cmp__cell'}>
      <Who row={cell.row} letter={letter} />
      <p class="cmp__when hint">
        {here ? (
          words.say('thisPage')
        ) : (
          <RelativeTime iso={cell.row.publishedDateTime} page={page.publishedDateTime} />
        )}
      </p>
      <h2 class="cmp__head" dir="auto">
        {/* A link would name the outlet, so a blind reading has none. */}
        {here || letter !== null ? text : <RowLink row={cell.row}>{text}</RowLink>}
      </h2>
      {cell.same && <p class="cmp__note hint">{words.say('sameHeadline')}</p>}
    </li>
  )
}

/** Titles are cut before they are compared: a headline may have 100 KB. */
const short = (row: Row): Row => ({ ...row, title: bounded(row.title, 300) })

export const Compare = ({ rows }: { rows: readonly Row[] }) => {
  const words = useWords()
  const { choices } = usePopup()
  const { page } = useGroup()
  const [blind, setBlind] = useState(false)
  const cells = compareHeadlines(short(page), inOrder(rows, choices.order).flatMap(flattenRow).map(short))
  return (
    <>
      <h1 class="vh">{words.say('compareTitle')}</h1>
      <Toolbar />
      <div class="tool hint">
        <span>{words.nodes('differentWords', { marked: <mark>{words.say('marked')}</mark> })}</span>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-checked={blind}
            checked={blind}
            onChange={(event) => setBlind(event.currentTarget.checked)}
          />
          {words.say('hideNames')}
        </label>
      </div>
      <ul class="cmp">
        {cells.map((cell, at) => (
          <CompareCell cell={cell} here={at === 0} letter={blind ? letterOf(at) : null} key={cell.row.url} />
        ))}
      </ul>
    </>
  )
}
