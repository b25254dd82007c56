/** A story in the chosen view. Each source that knows the page is a group with its own scale. */
import type { MatchReason } from '../../core/url/trust.ts'
import { countOutlets } from '../../sources/lookup/count-outlets.ts'
import type { Group } from '../../sources/types.ts'
import { indexName } from '../../ui/index-name.ts'
import { useWords } from '../../ui/words/context.ts'
import type { Words } from '../../ui/words/words.ts'
import { GroupContext, type ShownGroup, usePopup } from '../context.ts'
import { useDeferred } from '../defer.ts'
import { digitsOf } from '../model/scores.ts'
import { withoutHidden } from '../model/story.ts'
import { PageHeader } from '../parts/page-header.tsx'
import { Toolbar } from '../parts/toolbar.tsx'
import { About } from './about.tsx'
import { StoryList } from './story-list.tsx'
import { Strip } from './strip.tsx'
import { Summary } from './summary.tsx'

export const shownGroup = ({ source, info, story, alsoIn }: Group, words: Words): ShownGroup => ({
  page: story.article,
  index: indexName(source, words),
  hashes: info.hashes,
  digits: digitsOf(info),
  alsoIn,
})

/** The groups without the outlets that the reader hid. */
export const visibleGroups = (groups: readonly Group[], hidden: readonly string[]): Group[] =>
  groups.map((group) => ({ ...group, story: withoutHidden(group.story, hidden) }))

type GroupProps = {
  readonly group: Group
  readonly all: Group
  readonly outlets: number
  readonly first: boolean
  readonly reason: MatchReason
}

const GroupList = ({ group, all, outlets, first, reason }: GroupProps) => {
  const words = useWords()
  const { story, info } = group
  const rows = story.rows.length > 0
  return (
    <GroupContext.Provider value={shownGroup(group, words)}>
      {first ? (
        <PageHeader row={story.article} reason={reason} />
      ) : (
        <h2 class="group__name">{indexName(group.source, words)}</h2>
      )}
      <Summary story={story} outlets={outlets} allHidden={!rows && all.story.rows.length > 0} />
      <About story={story} info={info} />
      <Strip story={story} info={info} />
      {first && rows && <Toolbar />}
      {rows && <StoryList rows={story.rows} />}
    </GroupContext.Provider>
  )
}

type ListProps = {
  readonly groups: readonly Group[] /** The same groups before hiding. */
  readonly all: readonly Group[]
  readonly reason: MatchReason
}

const List = ({ groups, all, reason }: ListProps) => {
  const deferred = useDeferred()
  const alone = all.every(({ story }) => story.rows.length === 0)
  return (
    <>
      {groups.map((group, at) => (
        <GroupList
          key={group.source.id}
          group={group}
          all={all[at] ?? group}
          outlets={countOutlets(at === 0 ? groups : [group], [])}
          first={at === 0}
          reason={reason}
        />
      ))}
      {deferred && alone && (
        <div class="say say--after">
          <deferred.SearchWeb title={groups[0]?.story.article.title ?? null} />
        </div>
      )}
    </>
  )
}

export const StoryView = ({ groups: all, reason }: { groups: readonly Group[]; reason: MatchReason }) => {
  const { choices } = usePopup()
  const deferred = useDeferred()
  const words = useWords()
  const groups = visibleGroups(all, choices.hidden)
  const [first] = groups
  if (!first) return null
  if (deferred === null || choices.view === 'list' || groups.every(({ story }) => story.rows.length === 0))
    return <List groups={groups} all={all} reason={reason} />
  const rows = groups.flatMap(({ story }) => story.rows)
  return (
    <GroupContext.Provider value={shownGroup(first, words)}>
      {choices.view === 'compare' ? (
        <deferred.Compare rows={rows} />
      ) : (
        <deferred.Timeline rows={rows} indexes={groups.length} />
      )}
    </GroupContext.Provider>
  )
}
