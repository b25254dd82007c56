/** A headline as a link. The popup opens it itself, so that no referrer is sent and the popup closes in both browsers. */
import type { Row } from '../../core/story/types.ts'
import { bounded } from '../../ui/text.ts'
import { usePopup } from '../context.ts'
import { safeHref } from '../model/link.ts'

export const RowLink = ({ row, children }: { row: Row; children?: preact.ComponentChildren }) => {
  const { actions } = usePopup()
  const href = safeHref(row.url)
  const title = bounded(row.title)
  if (href === null) return <span class="row__dead">{children ?? title}</span>
  const onClick = (event: MouseEvent) => {
    // The browser handles Shift (new window) and Alt (download).
    if (event.shiftKey || event.altKey) return
    event.preventDefault()
    actions.open(href, event.ctrlKey || event.metaKey)
  }
  return (
    <a href={href} title={title} target="_blank" rel="noreferrer" onClick={onClick}>
      {children ?? title}
    </a>
  )
}
