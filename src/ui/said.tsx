/** What a press said, below its button; read out when it changes. */
import { FaultLine } from './fault-line.tsx'
import type { Press } from './use-press.ts'

export const Said = ({ press: { said, fault } }: { press: Press }) => (
  <p class="hint said" role="status" data-failed={fault !== null || undefined}>
    {fault ? <FaultLine fault={fault} /> : said}
  </p>
)
