/** A button that opens a short list of commands; arrows move, Escape closes, focus returns to the button. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

export type MenuItem = { readonly label: string; run(): void }

type Props = {
  /** The button's accessible name when its content is only an icon. */
  readonly label?: string
  readonly class: string
  /** Lines above the commands, read but not pressed. */
  readonly notes?: readonly string[]
  readonly items: readonly MenuItem[]
  readonly children: ComponentChildren
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export const Menu = ({ label, class: style, notes = [], items, children }: Props) => {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLSpanElement>(null)
  const commands = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const close = (refocus: boolean) => {
    setOpen(false)
    if (refocus) root.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!open) return
    root.current?.querySelector('.menu__panel')?.scrollIntoView({ block: 'nearest' })
    commands()[0]?.focus({ preventScroll: true })
  }, [open])
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    event.stopPropagation()
    const step = STEP[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const all = commands()
      const at = all.findIndex((one) => one.matches(':focus'))
      all[(at + step + all.length) % all.length]?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close(true)
    }
  }
  const onFocusOut = (event: FocusEvent) => {
    const next = event.relatedTarget
    if (!(next instanceof Node && root.current?.contains(next))) setOpen(false)
  }
  return (
    // The keys belong to the button and the commands inside; the wrapper only hears them on their way up.
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
      {open && (
        <div class="menu__panel">
          {notes.map((note) => (
            <p class="menu__note" key={note}>
              {note}
            </p>
          ))}
          <div role="menu" aria-label={label}>
            {items.map((item) => (
              <button
                class="menu__item"
                type="button"
                role="menuitem"
                key={item.label}
                onClick={() => {
                  close(true)
                  item.run()
                }}
              >
                {item.label}
              </button>
            ))}
          </div>
        </div>
      )}
    </span>
  )
}
