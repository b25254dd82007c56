/** The summary of a story: one sentence and one line of facts. */
import type { Story } from '../../core/story/types.ts'
import { useWords } from '../../ui/words/context.ts'
import { useScene } from '../context.ts'
import { finding } from '../model/summary.ts'

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
  const { index, digits } = useScene()
  const found = finding(story, outlets, index, digits, words)
  const comma = words.say('comma')
  return (
    <section class="find" aria-label={words.say('inShort')}>
      <p class="find__lead">{allHidden ? words.say('findHidden') : found.lead}</p>
      {found.facts.length > 0 && (
        <p class="find__facts">
          {found.outlets !== null && <b>{found.outlets}</b>}
          {found.outlets !== null && comma}
          {found.facts.join(comma)}
        </p>
      )}
    </section>
  )
}
