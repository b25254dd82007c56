/** The summary of a story: one sentence and one line of facts. */
import type { Story } from '../../core/story/types.ts'
import { useWords } from '../../ui/words/context.ts'
import { useGroup } from '../context.ts'
import { summarize } from '../model/summary.ts'

/** `outlets`: other outlets of all groups, as the badge counts them. `allHidden`: the reader hid all of them. */
export const Summary = ({
  story,
  outlets,
  allHidden,
}: {
  story: Story
  outlets: number
  allHidden: boolean
}) => {
  const words = useWords()
  const { index, digits } = useGroup()
  const summary = summarize(story, outlets, index, digits, words)
  const comma = words.say('comma')
  return (
    <section class="find" aria-label={words.say('inShort')}>
      <p class="find__lead">{allHidden ? words.say('findHidden') : summary.lead}</p>
      {summary.facts.length > 0 && (
        <p class="find__facts">
          {summary.outlets !== null && <b>{summary.outlets}</b>}
          {summary.outlets !== null && comma}
          {summary.facts.join(comma)}
        </p>
      )}
    </section>
  )
}
