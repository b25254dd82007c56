/** The text of an error. English text is marked as such; technical details are in the tooltip. */
import { bounded } from './text.ts'
import type { FaultText } from './words/fault-text.ts'

/** Characters shown; the longest sentence of this project has 210. */
const LIMIT = 300

export const FaultLine = ({ fault: { text, english, detail } }: { fault: FaultText }) => (
  <span
    {...(english ? { lang: 'en', dir: 'ltr' } : { dir: 'auto' })}
    title={detail && bounded(detail, LIMIT)}
  >
    {bounded(text, LIMIT)}
  </span>
)
