/** Menu items that copy a citation in each format. */
import type { Row } from '../../core/story/types.ts'
import type { MenuItem } from '../../ui/menu-panel.tsx'
import { useWords } from '../../ui/words/context.ts'
import { useGroup, usePopup } from '../context.ts'
import { cite } from '../model/citations.ts'

const FORMATS = [
  { label: 'copyText', format: 'text' },
  { label: 'copyMarkdown', format: 'markdown' },
  { label: 'copyBibtex', format: 'bibtex' },
] as const

export const useCopyItems = (rows: readonly Row[]): MenuItem[] => {
  const words = useWords()
  const { actions, showToast, now } = usePopup()
  const { index, hashes, digits } = useGroup()
  return FORMATS.map(({ label, format }) => ({
    label: words.say(label),
    run: () => {
      actions.copy(cite(rows, format, { index, hashes, digits, accessed: now, words })).then(
        () => showToast({ text: words.say('copied') }),
        () => showToast({ text: words.say('copyFailed') }),
      )
    },
  }))
}
