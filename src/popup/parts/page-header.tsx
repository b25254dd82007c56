/** The header of a page that an index knows: outlet, time, headline, score. */

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

/** Shown only if the page was not recognised by its own address. */
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
        {/* The whole block takes the headline's direction, so that a cut headline ends where its script does. */}
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
