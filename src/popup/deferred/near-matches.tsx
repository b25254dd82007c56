/** Near matches: rows found by their headline, and labelled so. No strip, no ranks, no count. */

import type { Row } from '../../core/story/types.ts'
import type { NearGroup } from '../../sources/types.ts'
import { indexName } from '../../ui/index-name.ts'
import { outletName } from '../../ui/outlet.ts'
import { Tile } from '../../ui/tile.tsx'
import { useWords } from '../../ui/words/context.ts'
import { digitsOf } from '../model/scores.ts'
import { RelativeTime } from '../parts/relative-time.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { Tags } from '../parts/tags.tsx'
import type { UnindexedPage } from '../screen/screen.ts'
import { SearchWeb } from './empty-states.tsx'

const NearRow = ({ row, digits }: { row: Row; digits: number }) => {
  const words = useWords()
  return (
    <li class="row row--near">
      <article class="cols">
        <Tile provider={row.provider} />
        <div>
          <div class="meta">
            <strong dir="auto">{outletName(row.provider)}</strong>
            <RelativeTime iso={row.publishedDateTime} page={null} />
            {row.quality !== null && (
              <span>{words.say('nearQuality', { score: words.number(row.quality, digits) })}</span>
            )}
            <Tags row={row} />
          </div>
          <h2 class="row__title" dir="auto">
            <RowLink row={row} />
          </h2>
        </div>
      </article>
    </li>
  )
}

export const NearMatches = ({ page, groups }: { page: UnindexedPage; groups: readonly NearGroup[] }) => {
  const words = useWords()
  return (
    <>
      <div class="say say--near">
        <h2>{words.say('nearTitle')}</h2>
      </div>
      {groups.map(({ source, info, rows }) => (
        <div key={source.id}>
          {groups.length > 1 && <h3 class="near__index hint">{indexName(source, words)}</h3>}
          <ul>
            {rows.map(({ row }) => (
              <NearRow row={row} digits={digitsOf(info)} key={row.url} />
            ))}
          </ul>
        </div>
      ))}
      <div class="say say--after">
        <p class="hint">{words.say('nearHint')}</p>
        <SearchWeb title={page.title} />
      </div>
    </>
  )
}
