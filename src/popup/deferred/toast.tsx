/** One line above the footer that says what was just done, with an undo button where it can be undone. */
import { useEffect } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/words/context.ts'
import type { ToastMessage } from '../context.ts'
import { keepFocus } from './keep-focus.ts'

/** How long a confirmation stays. A message with an undo button stays until the next message. */
const STAYS_MS = 4000

export const Toast = ({ message, onDone }: { message: ToastMessage | null; onDone: () => void }) => {
  const words = useWords()
  useEffect(() => {
    // The action may have removed the button that was pressed.
    if (message?.undo) keepFocus('.said button')
    if (message === null || message.undo) return
    const timer = setTimeout(onDone, STAYS_MS)
    return () => clearTimeout(timer)
  }, [message])
  const undo = () => {
    message?.undo?.()
    onDone()
  }
  return (
    // The live region always exists: one that is added together with its text is not announced.
    <div class={message === null ? 'said vh' : 'said said--on'}>
      <p role="status">{message?.text}</p>
      {message?.undo && (
        <Button look="quiet" onClick={undo}>
          {words.say('undo')}
        </Button>
      )}
    </div>
  )
}
