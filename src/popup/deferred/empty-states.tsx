/** The states without a list. Each says what is known and what to do next. */

import type { PageHead } from '../../intake/page-head/types.ts'
import { openFeedsOfPage, openSamplePage, searchWeb } from '../../platform/extension-pages.ts'
import { changeSource } from '../../sources/lookup/popup-lookup.ts'
import type { OutletEntry, SourceState } from '../../sources/types.ts'
import { Button } from '../../ui/button.tsx'
import { FaultLine } from '../../ui/fault-line.tsx'
import { indexName } from '../../ui/index-name.ts'
import { MoreIcon } from '../../ui/more-icons.tsx'
import { outletName } from '../../ui/outlet.ts'
import { bounded } from '../../ui/text.ts'
import { useWords } from '../../ui/words/context.ts'
import { faultText } from '../../ui/words/fault-text.ts'
import { secondsOf } from '../../ui/words/times.ts'
import type { Words } from '../../ui/words/words.ts'
import { usePopup } from '../context.ts'
import type { UnindexedPage } from '../screen/screen.ts'
import { Repair } from './repair.tsx'

/** Sends the headline to a search engine, only when pressed. */
export const SearchWeb = ({ title }: { title: string | null }) => {
  const words = useWords()
  const { actions } = usePopup()
  if (title === null) return null
  return (
    <>
      <p class="acts">
        <button class="btn btn--line" type="button" onClick={() => actions.closeAfter(searchWeb(title))}>
          <MoreIcon name="out" />
          <span>{words.say('searchWeb')}</span>
        </button>
      </p>
      <p class="hint">{words.say('searchHint')}</p>
    </>
  )
}

const AddSource = ({ children }: { children?: preact.ComponentChildren }) => {
  const { actions } = usePopup()
  return (
    <p class="acts">
      <Button look="main" onClick={actions.openOptions}>
        {useWords().say('addSource')}
      </Button>
      {children}
    </p>
  )
}

const coverage = ({ outlet, source }: OutletEntry, words: Words): string => {
  const index = indexName(source, words)
  const newest = secondsOf(outlet.newest)
  return newest === null
    ? words.count('outletUndated', outlet.articles, { index })
    : words.count('outletArticles', outlet.articles, { index, date: words.date(newest) })
}

const Covered = ({ entry, source }: { entry: OutletEntry; source: SourceState | undefined }) => {
  const words = useWords()
  const { now } = usePopup()
  const built = secondsOf(source?.builtAt ?? null)
  return (
    <p>
      <b>{words.say('outletCovered', { outlet: outletName(entry.outlet.provider) })}</b>{' '}
      {coverage(entry, words)}{' '}
      {built === null
        ? words.say('maybeNewer')
        : words.say('maybeNewerBuilt', { ago: words.ago(built, now) })}
    </p>
  )
}

type NothingProps = {
  readonly page: UnindexedPage
  readonly outlets: readonly OutletEntry[]
  readonly hasHeadline: boolean
  readonly sources: readonly SourceState[]
  readonly feeds: PageHead['feeds']
}

/** Offers the feeds that the page names. */
const AddPageFeed = ({ page, feeds }: Pick<NothingProps, 'page' | 'feeds'>) => {
  const words = useWords()
  const { actions } = usePopup()
  return (
    <>
      <p>{words.say('addPageFeedHint', { outlet: bounded(page.outlet ?? '', 80) })}</p>
      <p class="acts">
        <Button look="main" name="page-feed" onClick={() => actions.closeAfter(openFeedsOfPage(feeds))}>
          {words.say('addPageFeed')}
        </Button>
      </p>
    </>
  )
}

export const Nothing = ({ page, outlets, hasHeadline, sources, feeds }: NothingProps) => {
  const words = useWords()
  const [entry] = outlets
  // The page's own headline is shown above if it could be read.
  const Title = page.title === null ? 'h1' : 'h2'
  const unknown = entry === undefined ? page.outlet : null
  return (
    <div class="say">
      <Title>
        {unknown !== null
          ? words.say('notCovered', { outlet: bounded(unknown, 80) })
          : words.say(hasHeadline ? 'nothingTitle' : 'nothingUnread')}
      </Title>
      {entry && <Covered entry={entry} source={sources.find(({ id }) => id === entry.source.id)} />}
      {unknown === null && !hasHeadline && <p>{words.say('nothingUnreadHint')}</p>}
      {feeds.length > 0 && <AddPageFeed page={page} feeds={feeds} />}
      {unknown !== null && feeds.length === 0 && (
        <>
          <p>{words.say('addHint')}</p>
          <AddSource />
        </>
      )}
      <SearchWeb title={page.title} />
    </div>
  )
}

export const NoSource = () => {
  const words = useWords()
  const { actions } = usePopup()
  return (
    <div class="say">
      <h1>{words.say('noSourceTitle')}</h1>
      <p>{words.say('noSourceBody')}</p>
      <AddSource>
        <Button
          look="line"
          // The sample page is in the packaged index, so restore that first: opening the sample's tab closes the popup.
          onClick={() => actions.closeAfter(changeSource('Renew', 'bundled').finally(openSamplePage))}
        >
          {words.say('openSample')}
        </Button>
      </AddSource>
    </div>
  )
}

/** "Alt+Shift+Y" as the browser writes it, as keys. */
const Keys = ({ shortcut }: { shortcut: string }) => (
  <span class="keys" dir="ltr">
    {shortcut
      .split('+')
      .filter((key) => key !== '')
      .map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
  </span>
)

export const NotArticle = ({ shortcut }: { shortcut: string | null }) => {
  const words = useWords()
  return (
    <div class="say">
      <h1>{words.say('notArticleTitle')}</h1>
      <p>
        {shortcut === null
          ? words.say('notArticleBody')
          : words.nodes('notArticleKeys', { keys: <Keys shortcut={shortcut} /> })}
      </p>
    </div>
  )
}

export const Unreadable = ({ sources }: { sources: readonly SourceState[] }) => {
  const words = useWords()
  const source = sources.find(({ error }) => error !== null) ?? sources[0]
  return (
    <div class="say">
      {source && <h1>{words.say('unreadableTitle', { index: indexName(source, words) })}</h1>}
      <p>
        {source?.error && <FaultLine fault={faultText(source.error, words)} />} {words.say('unreadableBody')}
      </p>
      {source && (
        <p class="acts">
          <Repair source={source} look="main" removable />
        </p>
      )}
    </div>
  )
}

/** The browser failed; its error is in the console. */
export const Failed = () => {
  const words = useWords()
  return (
    <div class="say">
      <h1>{words.say('failedTitle')}</h1>
      <p>{words.say('failedBody')}</p>
    </div>
  )
}
