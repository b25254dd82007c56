/** What the number is and is not: one tab stop, always there, opens in place. */
import type { IndexInfo } from '../../core/index/types.ts'
import type { Story } from '../../core/story/types.ts'
import { useWords } from '../../ui/words/context.ts'
import { usePopup, useScene } from '../context.ts'

export const About = ({ story, info }: { story: Story; info: IndexInfo }) => {
  const words = useWords()
  const { later } = usePopup()
  const { index } = useScene()
  return (
    <details class="about">
      <summary>
        <span>{words.nodes('qualityBy', { index: <b dir="auto">{index}</b> })}</span>
        <u>{words.say('aboutQuestion')}</u>
      </summary>
      {later && <later.AboutText story={story} info={info} />}
    </details>
  )
}
