/** What the score is and is not: the fixed sentence, the maker's explanation, and how ranks are counted. */

import type { ScoreRank } from '../../core/article/types.ts'
import type { IndexInfo } from '../../core/index/types.ts'
import type { Story } from '../../core/story/types.ts'
import { bounded } from '../../ui/text.ts'
import { useWords } from '../../ui/words/context.ts'
import { usePopup } from '../context.ts'
import { safeHref } from '../model/link.ts'
import { allRows } from '../model/story.ts'
import { ENOUGH_SCORED } from '../model/strip.ts'

/** Longest explanation shown of a maker, in UTF-16 units: a paragraph. */
const MAKER_WORDS = 1200

/** A rank "above n of every 100" to explain with: the page's own, else the first one. 0 and 100 have words of their own. */
const exampleRank = (story: Story): Extract<ScoreRank, { in: 'index' }> | null => {
  for (const { rank } of [story.article, ...allRows(story)])
    if (rank?.in === 'index' && rank.above > 0 && rank.above < 100) return rank
  return null
}

const HomeLink = ({ home }: { home: string }) => {
  const { actions } = usePopup()
  return (
    <a
      href={home}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault()
        actions.open(home, false)
      }}
    >
      {useWords().say('aboutHome')}
    </a>
  )
}

export const AboutText = ({ story, info }: { story: Story; info: IndexInfo }) => {
  const words = useWords()
  const example = exampleRank(story)
  const home = safeHref(info.card.home)
  const few = (info.scale?.scored ?? 0) < ENOUGH_SCORED
  return (
    <p>
      {words.say('aboutFixed')}{' '}
      {info.card.qualityMeans ? (
        <q dir="auto">{bounded(info.card.qualityMeans, MAKER_WORDS)}</q>
      ) : (
        words.say('aboutSilent')
      )}{' '}
      {few && words.say('aboutFew')}
      {!few && example && words.say('aboutAbove', { above: example.above, n: example.of })}{' '}
      {home !== null && <HomeLink home={home} />}
    </p>
  )
}
