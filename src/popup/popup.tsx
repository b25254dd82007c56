/** The popup: one scroller, a line for what was just done, a footer that stays. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { flattenRow } from '../core/story/flatten-row.ts'
import type { SourceState } from '../sources/types.ts'
import { useWords } from '../ui/words/context.ts'
import { type Actions, type Choices, type Later, PopupContext, type Said, SceneContext } from './context.ts'
import type { Screen } from './model/screen.ts'
import { inOrder } from './model/story.ts'
import { Foot, TakeAway } from './parts/foot.tsx'
import { StoryView, sceneOf, visibleGroups } from './parts/story-view.tsx'

/** The sources the footer names: those that speak on the screen, else all. */
const usedBy = (screen: Screen): readonly SourceState[] => {
  if (screen.state !== 'story' && screen.state !== 'near') return screen.sources
  const ids = new Set(screen.groups.map(({ source }) => source.id))
  return screen.sources.filter(({ id }) => ids.has(id))
}

const StoryTakeAway = ({ screen, choices }: { screen: Screen; choices: Choices }) => {
  const words = useWords()
  if (screen.state !== 'story') return null
  const groups = visibleGroups(screen.groups, choices.hidden)
  const [first] = groups
  const rows = groups.flatMap(({ story }) => inOrder(story.rows, choices.order).flatMap(flattenRow))
  if (!first || rows.length === 0) return null
  return (
    <SceneContext.Provider value={sceneOf(first, words)}>
      <TakeAway rows={[first.story.article, ...rows]} />
    </SceneContext.Provider>
  )
}

type Props = {
  readonly screen: Screen
  /** Null only on a first paint that needs none of it. */
  readonly later: Later | null
  readonly choices: Choices
  readonly actions: Actions
  readonly now: number
  readonly offline: boolean
}

export const Popup = ({ screen, later, choices, actions, now, offline }: Props) => {
  const words = useWords()
  const [said, say] = useState<Said | null>(null)
  const [help, setHelp] = useState(false)
  // With the paint, not after it: the first key counts.
  useLayoutEffect(
    () =>
      later?.listenToKeys({ view: (view) => actions.choose(() => ({ view })), help: () => setHelp(true) }),
    [later, actions],
  )
  const value = useMemo(() => ({ later, choices, actions, say, now }), [later, choices, actions, now])
  return (
    <PopupContext.Provider value={value}>
      <main class="popup" lang={words.language}>
        {screen.state === 'loading' ? (
          later && <later.Loading />
        ) : (
          <div class="scroll">
            {screen.state !== 'story' && later && <later.OtherScreen screen={screen} />}
            {screen.state === 'story' && (
              <>
                {later && <later.Notices sources={screen.sources} offline={offline} />}
                <StoryView groups={screen.groups} reason={screen.reason} />
              </>
            )}
          </div>
        )}
        {later && <later.SaidLine said={said} onDone={() => say(null)} />}
        {screen.state !== 'loading' && (
          <Foot used={usedBy(screen)} takeAway={<StoryTakeAway screen={screen} choices={choices} />} />
        )}
        {help && later && <later.Help onClose={() => setHelp(false)} />}
      </main>
    </PopupContext.Provider>
  )
}
