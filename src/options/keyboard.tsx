/** The shortcut that opens the popup. */
import { openShortcuts, shortcut } from '../platform/shortcut.ts'
import { Button } from '../ui/button.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { useLive } from './use-live.ts'

/** The browser's own page changes the shortcut while this page is hidden. */
const whenShown = (changed: () => void) => {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}

export const Keyboard = () => {
  const words = useWords()
  const press = usePress()
  const keys = useLive(shortcut, whenShown)
  return (
    <div class="inline" style="flex-wrap:wrap;gap:.5rem 1rem">
      <span>{words.say('keyboardOpen')}</span>
      {keys ? (
        <span class="keys" dir="ltr">
          {keys.split('+').map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      ) : (
        <span class="hint">{words.say('keyboardNone')}</span>
      )}
      <Button look="line" onClick={() => press.run(() => openShortcuts().then(() => ''))}>
        {words.say('keyboardChange')}
      </Button>
      <PressStatus press={press} />
    </div>
  )
}
