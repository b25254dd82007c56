/** The result of a press, below its button. A live region: screen readers announce it. */
import { FaultLine } from './fault-line.tsx'
import type { Press } from './use-press.ts'

export const PressStatus = ({ press: { result, fault } }: { press: Press }) => (
  <p class="hint said" role="status" data-failed={fault !== null || undefined}>
    {fault ? <FaultLine fault={fault} /> : result}
  </p>
)
