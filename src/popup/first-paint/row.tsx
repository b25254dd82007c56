/** One article of another outlet: tile, outlet, time, tags, headline, score and menu. */

import { useState } from 'preact/hooks'
import type { Row as RowType } from '../../core/story/types.ts'
import type { AlsoIn } from '../../sources/types.ts'
import { indexName } from '../../ui/index-name.ts'
import { outletName } from '../../ui/outlet.ts'
import { Tile } from '../../ui/tile.tsx'
import { useWords } from '../../ui/words/context.ts'
import { useGroup, usePopup } from '../context.ts'
import { useDeferred } from '../defer.ts'
import { pictureOf } from '../model/picture.ts'
import { RelativeTime } from '../parts/relative-time.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { Score } from '../parts/score.tsx'
import { Tags } from '../parts/tags.tsx'

/** How similar the texts of a copy and its original are. `score` is 0 to 1. */
const CopyEvidence = ({ score }: { score: number }) => {
  const words = useWords()
  return <p class="row__also hint">{words.say('copyAlike', { score: words.number(100 * score, 0) })}</p>
}

const Also = ({ also }: { also: readonly AlsoIn[] }) => {
  const words = useWords()
  const texts = also.map(({ source, quality }) =>
    quality === null
      ? words.say('alsoInUnscored', { index: indexName(source, words) })
      : words.say('alsoIn', {
          index: indexName(source, words),
          score: words.number(quality, Number.isInteger(quality) ? 0 : 2),
        }),
  )
  return <p class="row__also hint">{texts.join(words.say('comma'))}</p>
}

/** The article's picture if pictures are on and it loads, else the outlet's monogram. */
const Front = ({ row }: { row: RowType }) => {
  const { choices } = usePopup()
  const [failed, setFailed] = useState(false)
  const picture = choices.pictures && !failed ? pictureOf(row) : null
  if (picture === null) return <Tile provider={row.provider} />
  return (
    <img
      class="picture"
      src={picture}
      alt=""
      referrerpolicy="no-referrer"
      loading="lazy"
      decoding="async"
      onError={() => setFailed(true)}
    />
  )
}

/** `inside`: the row is folded under another and has no tile. */
export const Row = ({ row, inside = false }: { row: RowType; inside?: boolean }) => {
  const deferred = useDeferred()
  const { page, alsoIn } = useGroup()
  const also = alsoIn.get(row.url)
  return (
    <li class={inside ? 'row row--in' : 'row'}>
      <article class="cols">
        {!inside && <Front row={row} />}
        <div>
          <div class="meta">
            <strong dir="auto">{outletName(row.provider)}</strong>
            <RelativeTime iso={row.publishedDateTime} page={page.publishedDateTime} />
            <Tags row={row} />
          </div>
          <h2 class="row__title" dir="auto">
            <RowLink row={row} />
          </h2>
          {row.copyOf && <CopyEvidence score={row.copyOf.score} />}
          {also && <Also also={also} />}
        </div>
        <Score row={row} />
      </article>
      {deferred && <deferred.RowMenu row={row} />}
    </li>
  )
}
