/** The keys of the popup, in a dialog. */
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/words/context.ts'

/** On a Mac, Command opens a background tab. */
const CONTROL = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'

const KEYS = [
  { keys: ['↑', '↓'], label: 'keyArrows' },
  { keys: ['Enter'], label: 'keyEnter' },
  { keys: [CONTROL, 'Enter'], label: 'keyBackground' },
  { keys: ['L'], label: 'viewList' },
  { keys: ['C'], label: 'viewCompare' },
  { keys: ['T'], label: 'viewTimeline' },
  { keys: ['?'], label: 'keyHelp' },
] as const

export const Help = ({ onClose }: { onClose: () => void }) => {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog class="help" ref={dialog} onClose={onClose} aria-labelledby="help-title">
      <h2 id="help-title">{words.say('help')}</h2>
      <dl>
        {KEYS.map(({ keys, label }) => (
          <div key={label}>
            <dt dir="ltr">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words.say(label)}</dd>
          </div>
        ))}
      </dl>
      <Button look="line" onClick={() => dialog.current?.close()}>
        {words.say('close')}
      </Button>
    </dialog>
  )
}
