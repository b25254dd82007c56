/** A button that opens a panel beside it. Escape and leaving close the panel; the focus returns to the button. */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'

type Props = {
  /** The button's accessible name if its content is only an icon. */
  readonly label?: string
  readonly class: string
  /** The open panel: usually a MenuPanel. */
  panel(close: () => void): ComponentChildren
  readonly children: ComponentChildren
}

export const Menu = ({ label, class: style, panel, children }: Props) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLSpanElement>(null)
  const close = () => {
    setOpen(false)
    root.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    event.stopPropagation()
    if (event.key !== 'Escape') return
    // Otherwise Chromium closes the whole popup.
    event.preventDefault()
    close()
  }
  const onFocusOut = (event: FocusEvent) => {
    const next = event.relatedTarget
    if (!(next instanceof Node && root.current?.contains(next))) setOpen(false)
  }
  return (
    // The keys belong to the button and the commands inside; the wrapper only handles them as they bubble.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span class="menu" ref={root} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        class={style}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && panel(close)}
    </span>
  )
}
