/** The three ways a citation can be copied, as menu items. */
import type { Row } from '../../core/index/types.ts'
import type { MenuItem } from '../../ui/menu.tsx'
import { useWords } from '../../ui/words/context.ts'
import { usePopup, useScene } from '../context.ts'
import { CITATION_FORMATS, cite } from '../model/citations.ts'

export const useCopyItems = (rows: readonly Row[]): MenuItem[] => {
  const words = useWords()
  const { actions, say, now } = usePopup()
  const { index, hashes, digits } = useScene()
  return CITATION_FORMATS.map(({ label, format }) => ({
    label: words.say(label),
    run: () => {
      const text = cite(rows, format, { index, hashes, digits, accessed: now, words })
      actions.copy(text).then(
        () => say({ text: words.say('copied') }),
        () => say({ text: words.say('copyFailed') }),
      )
    },
  }))
}
