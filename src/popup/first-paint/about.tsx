/** What the score is and is not: a disclosure that is always there. */
import type { IndexInfo } from '../../core/index/types.ts'
import type { Story } from '../../core/story/types.ts'
import { useWords } from '../../ui/words/context.ts'
import { useGroup } from '../context.ts'
import { useDeferred } from '../defer.ts'

export const About = ({ story, info }: { story: Story; info: IndexInfo }) => {
  const words = useWords()
  const deferred = useDeferred()
  const { index } = useGroup()
  return (
    <details class="about">
      <summary>
        <span>{words.nodes('qualityBy', { index: <b dir="auto">{index}</b> })}</span>
        <u>{words.say('aboutQuestion')}</u>
      </summary>
      {deferred && <deferred.AboutText story={story} info={info} />}
    </details>
  )
}
