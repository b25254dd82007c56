/** What a press said, below its button; read out when it changes. */
import type { Press } from './use-press.ts'

export const Said = ({ press }: { press: Press }) => (
  <p class="hint said" role="status" data-failed={press.failed || undefined}>
    {press.said}
  </p>
)
