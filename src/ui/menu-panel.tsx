/** The open part of a menu: a short list of commands; the first has the focus, arrows move it. */
import { useEffect, useRef } from 'preact/hooks'

export type MenuItem = { readonly label: string; run(): void }

type Props = {
  /** What the menu is of, for a screen reader. */
  readonly label?: string | undefined
  /** Lines above the commands, read but not pressed. */
  readonly notes?: readonly string[]
  readonly items: readonly MenuItem[]
  close(): void
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export const MenuPanel = ({ label, notes = [], items, close }: Props) => {
  const root = useRef<HTMLDivElement>(null)
  const commands = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' })
    commands()[0]?.focus({ preventScroll: true })
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEP[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = commands()
    const at = all.findIndex((one) => one.matches(':focus'))
    all[(at + step + all.length) % all.length]?.focus()
  }
  return (
    <div class="menu__panel" ref={root}>
      {notes.map((note) => (
        <p class="menu__note hint" key={note}>
          {note}
        </p>
      ))}
      <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            class="menu__item"
            type="button"
            role="menuitem"
            key={item.label}
            onClick={() => {
              close()
              item.run()
            }}
          >
            {item.label}
          </button>
        ))}
      </div>
    </div>
  )
}
