/** The page being read, when an index knows it: outlet, time, headline, score. */

import type { Row } from '../../core/story/types.ts'
import type { MatchReason } from '../../core/url/trust.ts'
import { outletName } from '../../ui/outlet.ts'
import { bounded } from '../../ui/text.ts'
import { useWords } from '../../ui/words/context.ts'
import { PageTime } from './relative-time.tsx'
import { Score } from './score.tsx'

export const Label = ({ outlet, iso }: { outlet: string | null; iso: string | null }) => {
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

/** Said only when the page's own address is not the article's: then a reader may wonder. */
const REASONS = {
  id: 'reasonId',
  amp: 'reasonAmp',
  alias: 'reasonAmp',
  canonical: 'reasonHead',
  ogUrl: 'reasonHead',
} as const

export const PageHeader = ({ row, reason }: { row: Row; reason: MatchReason }) => {
  const words = useWords()
  return (
    <header class="page">
      <Label outlet={outletName(row.provider)} iso={row.publishedDateTime} />
      <div class="cols">
        {/* The direction is the whole block's: a cut headline then ends where its own script does. */}
        <div class="page__what" dir="auto">
          <h1 class="page__title">{bounded(row.title)}</h1>{' '}
          {row.copyOf && (
            <span class="chip" dir="auto">
              {words.say('copyOf', { outlet: outletName(row.copyOf.provider) })}
            </span>
          )}
        </div>
        <Score row={row} />
      </div>
      {reason !== 'address' && <p class="page__why">{words.say(REASONS[reason])}</p>}
    </header>
  )
}
