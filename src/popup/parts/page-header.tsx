/** The page being read: outlet, time, headline, and its own score when an index has one. */

import type { Row } from '../../core/index/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { bounded } from '../../ui/text.ts'
import { useWords } from '../../ui/words/context.ts'
import type { ReadPage } from '../model/screen.ts'
import { Score } from './score.tsx'
import { PageTime } from './when.tsx'

const Label = ({ outlet, iso }: { outlet: string | null; iso: string | null }) => {
  const words = useWords()
  return (
    <p class="page__label">
      <span class="dot dot--here" aria-hidden="true" />
      {words.say('reading')}
      {outlet !== null && <strong dir="auto">{bounded(outlet, 80)}</strong>}
      <PageTime iso={iso} />
    </p>
  )
}

/** A page that an index knows. */
export const PageHeader = ({ row }: { row: Row }) => {
  const words = useWords()
  return (
    <header class="page">
      <Label outlet={outletName(row.provider)} iso={row.publishedDateTime} />
      <div class="cols">
        <div class="page__what">
          <h1 class="page__title" dir="auto">
            {bounded(row.title)}
          </h1>{' '}
          {row.copyOf && (
            <span class="chip" dir="auto">
              {words.say('copyOf', { outlet: outletName(row.copyOf.provider) })}
            </span>
          )}
        </div>
        <Score row={row} />
      </div>
    </header>
  )
}

/** A page that no index knows, as its own head describes it. */
export const ReadPageHeader = ({ page }: { page: ReadPage }) => (
  <header class="page">
    <Label outlet={page.outlet} iso={page.publishedDateTime} />
    {page.title !== null && (
      <div class="cols">
        <div class="page__what">
          <h1 class="page__title" dir="auto">
            {bounded(page.title)}
          </h1>
        </div>
      </div>
    )}
  </header>
)
