/** The menu of a row: open its AMP page, copy a citation, hide its outlet. */

import type { Row } from '../../core/story/types.ts'
import { Icon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/menu.tsx'
import { type MenuItem, MenuPanel } from '../../ui/menu-panel.tsx'
import { outletName } from '../../ui/outlet.ts'
import { useWords } from '../../ui/words/context.ts'
import { useGroup, usePopup } from '../context.ts'
import { safeHref } from '../model/link.ts'
import { scoreNotes } from '../model/scores.ts'
import { useCopyItems } from './citation-menu.ts'

const RowCommands = ({ row, label, close }: { row: Row; label: string; close: () => void }) => {
  const words = useWords()
  const { actions, showToast } = usePopup()
  const { page, digits } = useGroup()
  const copyItems = useCopyItems([row])
  const outlet = outletName(row.provider)
  const amp = safeHref(row.ampUrl)
  const hide = () => {
    const { domain } = row.provider
    actions.choose(({ hidden }) => ({ hidden: [...hidden, domain] }))
    const undo = () => {
      actions.choose(({ hidden }) => ({ hidden: hidden.filter((one) => one !== domain) }))
      document.querySelector<HTMLElement>(`[aria-label="${CSS.escape(label)}"]`)?.focus()
    }
    showToast({ text: words.say('hidden', { outlet }), undo })
  }
  const items: MenuItem[] = [
    ...(amp === null ? [] : [{ label: words.say('openAmp'), run: () => actions.open(amp, false) }]),
    ...copyItems,
    { label: words.say('hide', { outlet }), run: hide },
  ]
  return <MenuPanel label={label} notes={scoreNotes(row, page, digits, words)} items={items} close={close} />
}

export const RowMenu = ({ row }: { row: Row }) => {
  const label = useWords().say('actionsFor', { outlet: outletName(row.provider) })
  return (
    <Menu
      class="row__menu"
      label={label}
      panel={(close) => <RowCommands row={row} label={label} close={close} />}
    >
      <Icon name="dots" />
    </Menu>
  )
}
