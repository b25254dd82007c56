/** The menu of a whole story: copy its citations, or open all of its pages in tabs. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Row } from '../../core/story/types.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { MenuPanel } from '../../ui/menu-panel.tsx'
import { useWords } from '../../ui/words/context.ts'
import { usePopup } from '../context.ts'
import { safeHref } from '../model/link.ts'
import { useCopyItems } from './citation-menu.ts'
import { keepFocus } from './keep-focus.ts'

/** The popup asks before it opens more tabs than this. */
const MANY = 5

type Props = {
  /** Every article of the story as listed, the page's own first. */
  readonly rows: readonly Row[]
  close(): void
  ask(urls: readonly string[]): void
}

const TakeAwayCommands = ({ rows, close, ask }: Props) => {
  const words = useWords()
  const { actions } = usePopup()
  const copyItems = useCopyItems(rows)
  const urls = rows.slice(1).flatMap((row) => safeHref(row.url) ?? [])
  const run = () => (urls.length > MANY ? ask(urls) : actions.openAll(urls))
  return (
    <MenuPanel items={[...copyItems, { label: words.count('openAll', urls.length), run }]} close={close} />
  )
}

/** Asks before many tabs are opened. */
const OpenAllAsk = ({ urls, onCancel }: { urls: readonly string[]; onCancel: () => void }) => {
  const words = useWords()
  const { actions } = usePopup()
  useLayoutEffect(() => keepFocus('.foot__ask button'), [])
  const question = words.say('openAllAsk', { n: urls.length })
  return (
    <div class="foot__ask" role="alertdialog" aria-label={question}>
      <span>{question}</span>
      <Button look="main" onClick={() => actions.openAll(urls)}>
        {words.say('openAllYes', { n: urls.length })}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {words.say('cancel')}
      </Button>
    </div>
  )
}

/** `rows`: every article of the story as listed, the page's own first. */
export const StoryMenu = ({ rows, children }: { rows: readonly Row[]; children: ComponentChildren }) => {
  const [asked, ask] = useState<readonly string[] | null>(null)
  const wasAsked = useRef(false)
  useEffect(() => {
    // The pressed button was removed with the question.
    if (wasAsked.current) keepFocus('.foot .menu button')
    wasAsked.current = asked !== null
  }, [asked])
  if (asked) return <OpenAllAsk urls={asked} onCancel={() => ask(null)} />
  return (
    <Menu class="btn btn--quiet" panel={(close) => <TakeAwayCommands rows={rows} close={close} ask={ask} />}>
      {children}
    </Menu>
  )
}
