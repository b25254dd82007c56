/** The popup: a scrolling area, a toast, and a fixed footer. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import { flattenRow } from '../core/story/flatten-row.ts'
import type { SourceState } from '../sources/types.ts'
import { useWords } from '../ui/words/context.ts'
import { type Actions, type Choices, GroupContext, PopupContext, type ToastMessage } from './context.ts'
import { type Deferred, DeferredContext } from './defer.ts'
import { Footer, StoryMenuButton } from './first-paint/footer.tsx'
import { StoryView, shownGroup, visibleGroups } from './first-paint/story-view.tsx'
import { inOrder } from './model/story.ts'
import type { Screen } from './screen/screen.ts'

/** The sources that the footer names: those whose rows are shown, else all. */
const usedBy = (screen: Screen): readonly SourceState[] => {
  if (screen.state !== 'story' && screen.state !== 'near') return screen.sources
  const ids = new Set(screen.groups.map(({ source }) => source.id))
  return screen.sources.filter(({ id }) => ids.has(id))
}

const CitationButton = ({ screen, choices }: { screen: Screen; choices: Choices }) => {
  const words = useWords()
  if (screen.state !== 'story') return null
  const groups = visibleGroups(screen.groups, choices.hidden)
  const [first] = groups
  const rows = groups.flatMap(({ story }) => inOrder(story.rows, choices.order).flatMap(flattenRow))
  if (!first || rows.length === 0) return null
  return (
    <GroupContext.Provider value={shownGroup(first, words)}>
      <StoryMenuButton rows={[first.story.article, ...rows]} />
    </GroupContext.Provider>
  )
}

type Props = {
  readonly screen: Screen
  /** Null only in a first paint that does not need it. */
  readonly deferred: Deferred | null
  readonly choices: Choices
  readonly actions: Actions
  readonly now: number
  readonly offline: boolean
}

export const Popup = ({ screen, deferred, choices, actions, now, offline }: Props) => {
  const words = useWords()
  const [message, showToast] = useState<ToastMessage | null>(null)
  const [help, setHelp] = useState(false)
  // A layout effect, so that no key is lost right after the paint.
  useLayoutEffect(
    () =>
      deferred?.listenToShortcuts({
        view: (view) => actions.choose(() => ({ view })),
        help: () => setHelp(true),
      }),
    [deferred, actions],
  )
  const value = useMemo(() => ({ choices, actions, showToast, now }), [choices, actions, now])
  return (
    <PopupContext.Provider value={value}>
      <DeferredContext.Provider value={deferred}>
        <main class="popup" lang={words.language}>
          {screen.state === 'loading' ? (
            deferred && <deferred.Skeleton />
          ) : (
            <div class="scroll">
              {screen.state !== 'story' && deferred && <deferred.OtherScreen screen={screen} />}
              {screen.state === 'story' && (
                <>
                  {deferred && <deferred.Notices sources={screen.sources} offline={offline} />}
                  <StoryView groups={screen.groups} reason={screen.reason} />
                </>
              )}
            </div>
          )}
          {deferred && <deferred.Toast message={message} onDone={() => showToast(null)} />}
          {screen.state !== 'loading' && (
            <Footer used={usedBy(screen)} storyMenu={<CitationButton screen={screen} choices={choices} />} />
          )}
          {help && deferred && <deferred.Help onClose={() => setHelp(false)} />}
        </main>
      </DeferredContext.Provider>
    </PopupContext.Provider>
  )
}
