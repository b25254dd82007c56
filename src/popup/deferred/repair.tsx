/** Repairs a source that has a problem: download it again, manage it, or remove it. */
import { changeSource } from '../../sources/lookup/popup-lookup.ts'
import type { SourceState } from '../../sources/types.ts'
import { Button } from '../../ui/button.tsx'
import { usePress } from '../../ui/use-press.ts'
import { useWords } from '../../ui/words/context.ts'
import { faultText } from '../../ui/words/fault-text.ts'
import { usePopup } from '../context.ts'
import { keepFocus } from './keep-focus.ts'

/** Errors that only the reader can solve on the options page: files to choose, hosts to allow. */
const isForOptions = ({ kind, error }: SourceState) =>
  kind === 'file' || kind === 'folder' || error?.code === 'not-allowed'

type Props = {
  readonly source: SourceState
  /** The look of the first button. */
  readonly look: 'main' | 'quiet'
  /** Offers to remove it too, where it cannot be read. */
  readonly removable?: boolean
}

export const Repair = ({ source, look, removable = false }: Props) => {
  const words = useWords()
  const { actions, showToast } = usePopup()
  const { busy, run } = usePress()
  const change = (what: 'Renew' | 'Remove') =>
    run(async () => {
      await changeSource(what, source.id).catch((error) => showToast({ text: faultText(error, words).text }))
      await actions.reload()
      // The button disappears with the problem; the focus moves to the heading of what replaces it.
      keepFocus('h1')
      return ''
    })
  if (isForOptions(source))
    return (
      <Button look={look} onClick={actions.openOptions}>
        {words.say('manageSources')}
      </Button>
    )
  return (
    <>
      <Button look={look} name="renew" aria-disabled={busy} onClick={() => change('Renew')}>
        {words.say(source.info ? 'srcAgain' : 'downloadAgain')}
      </Button>
      {removable && (
        <Button look="line" name="remove" aria-disabled={busy} onClick={() => change('Remove')}>
          {words.say('removeSource')}
        </Button>
      )}
    </>
  )
}
