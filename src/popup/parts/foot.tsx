/** The footer: which index speaks and how old it is, citations to take away, the options. */
import { useState } from 'preact/hooks'
import type { Row } from '../../core/index/types.ts'
import type { SourceState } from '../../sources/types.ts'
import { Icon, Logo, OptionsIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useWords } from '../../ui/words/context.ts'
import { usePopup } from '../context.ts'
import { footWords } from '../model/foot.ts'
import { safeHref } from '../model/link.ts'
import { useCopyItems } from './copy-items.ts'

/** More tabs than this are asked about first. */
const MANY = 5

/** `rows`: every article of the story as listed, the page's own first. */
export const TakeAway = ({ rows }: { rows: readonly Row[] }) => {
  const words = useWords()
  const { actions } = usePopup()
  const [asking, setAsking] = useState(false)
  const copyItems = useCopyItems(rows)
  const urls = rows.slice(1).flatMap((row) => safeHref(row.url) ?? [])
  const openAll = () => (urls.length > MANY ? setAsking(true) : actions.openAll(urls))
  if (asking)
    return (
      <div class="foot__ask" role="alertdialog" aria-label={words.say('openAllAsk', { n: urls.length })}>
        <span>{words.say('openAllAsk', { n: urls.length })}</span>
        <button
          class="btn btn--main"
          type="button"
          ref={(button) => button?.focus()}
          onClick={() => actions.openAll(urls)}
        >
          <span>{words.say('openAllYes', { n: urls.length })}</span>
        </button>
        <button class="btn btn--quiet" type="button" onClick={() => setAsking(false)}>
          <span>{words.say('cancel')}</span>
        </button>
      </div>
    )
  return (
    <Menu
      class="btn btn--quiet"
      items={[...copyItems, { label: words.count('openAll', urls.length), run: openAll }]}
    >
      <Icon name="copy" />
      <span>{words.say('copyCitations')}</span>
    </Menu>
  )
}

/** `used`: the sources that the screen is about; all of them when it is about none. */
export const Foot = ({
  used,
  takeAway,
}: {
  used: readonly SourceState[]
  takeAway?: preact.ComponentChild
}) => {
  const words = useWords()
  const { actions, now } = usePopup()
  const { name, detail } = footWords(used, now, words)
  return (
    <footer class="foot">
      <Logo />
      <p class="foot__name">
        <b dir="auto">{name}</b>
        {detail}
      </p>
      {takeAway}
      <button
        class="btn btn--icon"
        type="button"
        aria-label={words.say('options')}
        title={words.say('options')}
        onClick={actions.openOptions}
      >
        <OptionsIcon />
      </button>
    </footer>
  )
}
