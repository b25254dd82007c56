/** A headline that is a link: opened by the popup, so that no referrer goes out and the popup closes in both browsers. */
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
    // Shift asks for a window, Alt for a download: the browser's own business.
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
