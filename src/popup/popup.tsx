/** The popup: one scroller, a line for what was just done, a footer that stays. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { SourceState } from '../sources/types.ts'
import { useWords } from '../ui/words/context.ts'
import { type Actions, type Choices, PopupContext, type Said, SceneContext } from './context.ts'
import { listenToKeys } from './keys.ts'
import type { Screen } from './model/screen.ts'
import { inOrder, unfold } from './model/story.ts'
import { Foot, TakeAway } from './parts/foot.tsx'
import { Help } from './parts/help.tsx'
import { Loading } from './parts/loading.tsx'
import { Near } from './parts/near.tsx'
import { Notices } from './parts/notices.tsx'
import { ReadPageHeader } from './parts/page-header.tsx'
import { SaidLine } from './parts/said-line.tsx'
import { NoSource, NotArticle, Nothing, Unreadable } from './parts/says.tsx'
import { StoryView, sceneOf, visibleGroups } from './parts/story-view.tsx'

const Body = ({ screen, offline }: { screen: Screen; offline: boolean }) => {
  switch (screen.state) {
    case 'loading':
      return null
    case 'story':
      return (
        <>
          <Notices sources={screen.sources} offline={offline} />
          <StoryView groups={screen.groups} />
        </>
      )
    case 'near':
      return (
        <>
          <Notices sources={screen.sources} offline={false} />
          <ReadPageHeader page={screen.page} />
          <Near page={screen.page} groups={screen.groups} />
        </>
      )
    case 'nothing':
      return (
        <>
          <Notices sources={screen.sources} offline={false} />
          <ReadPageHeader page={screen.page} />
          <Nothing {...screen} />
        </>
      )
    case 'no-source':
      return <NoSource />
    case 'not-article':
      return <NotArticle shortcut={screen.shortcut} />
    case 'unreadable':
      return <Unreadable sources={screen.sources} />
  }
}

/** The sources the footer names: those that speak on the screen, else all. */
const usedBy = (screen: Screen): readonly SourceState[] => {
  if (screen.state !== 'story' && screen.state !== 'near') return screen.sources
  const ids = new Set(screen.groups.map(({ source }) => source.id))
  return screen.sources.filter(({ id }) => ids.has(id))
}

const StoryTakeAway = ({ screen, choices }: { screen: Screen; choices: Choices }) => {
  if (screen.state !== 'story') return null
  const groups = visibleGroups(screen.groups, choices.hidden)
  const [first] = groups
  const rows = groups.flatMap(({ story }) => inOrder(story.rows, choices.order).flatMap(unfold))
  if (!first || rows.length === 0) return null
  return (
    <SceneContext.Provider value={sceneOf(first)}>
      <TakeAway rows={[first.story.article, ...rows]} />
    </SceneContext.Provider>
  )
}

type Props = {
  readonly screen: Screen
  readonly choices: Choices
  readonly actions: Actions
  readonly now: number
  readonly offline: boolean
}

export const Popup = ({ screen, choices, actions, now, offline }: Props) => {
  const words = useWords()
  const [said, say] = useState<Said | null>(null)
  const [help, setHelp] = useState(false)
  useEffect(
    () => listenToKeys({ view: (view) => actions.choose({ view }), help: () => setHelp(true) }),
    [actions],
  )
  const value = useMemo(() => ({ choices, actions, say, now }), [choices, actions, now])
  return (
    <PopupContext.Provider value={value}>
      <main class="popup" lang={words.language}>
        {screen.state === 'loading' ? (
          <Loading />
        ) : (
          <div class="scroll">
            <Body screen={screen} offline={offline} />
          </div>
        )}
        <SaidLine said={said} onDone={() => say(null)} />
        {screen.state !== 'loading' && (
          <Foot used={usedBy(screen)} takeAway={<StoryTakeAway screen={screen} choices={choices} />} />
        )}
        {help && <Help onClose={() => setHelp(false)} />}
      </main>
    </PopupContext.Provider>
  )
}
