/** What was just done, in one line above the footer; heard by a screen reader, undone by its button. */
import { useEffect } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/words/context.ts'
import type { Said } from '../context.ts'
import { keepFocus } from './keep-focus.ts'

/** How long a mere confirmation stays. What can be undone stays until something else is done. */
const STAYS_MS = 4000

export const SaidLine = ({ said, onDone }: { said: Said | null; onDone: () => void }) => {
  const words = useWords()
  useEffect(() => {
    // What was done may have taken the pressed button away.
    if (said?.undo) keepFocus('.said button')
    if (said === null || said.undo) return
    const timer = setTimeout(onDone, STAYS_MS)
    return () => clearTimeout(timer)
  }, [said])
  const undo = () => {
    said?.undo?.()
    onDone()
  }
  return (
    // The live region is always there: one that appears together with its text is not announced.
    <div class={said === null ? 'said vh' : 'said said--on'}>
      <p role="status">{said?.text}</p>
      {said?.undo && (
        <Button look="quiet" onClick={undo}>
          {words.say('undo')}
        </Button>
      )}
    </div>
  )
}
