/** The footer: the index and its age, the menu of the story, and the options. */
import type { Row } from '../../core/story/types.ts'
import type { SourceState } from '../../sources/types.ts'
import { Icon, Logo, OptionsIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/words/context.ts'
import { usePopup } from '../context.ts'
import { useDeferred } from '../defer.ts'
import { footerWords } from '../model/footer.ts'

/** `rows`: every article of the story as listed, the page's own first. The button is painted before its menu is loaded. */
export const StoryMenuButton = ({ rows }: { rows: readonly Row[] }) => {
  const words = useWords()
  const deferred = useDeferred()
  const label = (
    <>
      <Icon name="copy" />
      <span>{words.say('copyCitations')}</span>
    </>
  )
  if (deferred) return <deferred.StoryMenu rows={rows}>{label}</deferred.StoryMenu>
  return (
    <button class="btn btn--quiet" type="button" aria-haspopup="menu">
      {label}
    </button>
  )
}

/** `used`: the sources whose rows are shown; all sources if none are. */
export const Footer = ({
  used,
  storyMenu,
}: {
  used: readonly SourceState[]
  storyMenu?: preact.ComponentChild
}) => {
  const words = useWords()
  const { actions, now } = usePopup()
  const { name, detail } = footerWords(used, now, words)
  return (
    <footer class="foot">
      <Logo />
      <p class="foot__name">
        <b dir="auto">{name}</b>
        {detail}
      </p>
      {storyMenu}
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
