/** The open panel of a menu: a list of commands. The first one gets the focus; arrows move it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

export type MenuItem = { readonly label: string; run(): void }

type Props = {
  /** The menu's name for screen readers. */
  readonly label?: string | undefined
  /** Lines of text above the commands. */
  readonly notes?: readonly string[]
  readonly items: readonly MenuItem[]
  close(): void
}

/** Largest height of the button with its gaps, in pixels. */
const BUTTON = 40

/** Whether the panel would be cut off below its button and fits above it. */
const fitsBetterAbove = (panel: HTMLElement): boolean => {
  const { top, bottom, height } = panel.getBoundingClientRect()
  const list = panel.closest('.scroll')?.getBoundingClientRect()
  return list !== undefined && bottom > Math.min(list.bottom, innerHeight) && top > height + BUTTON
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

export const MenuPanel = ({ label, notes = [], items, close }: Props) => {
  const root = useRef<HTMLDivElement>(null)
  const commands = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const [above, setAbove] = useState<boolean | null>(null)
  // A layout effect, so that the panel does not jump after the paint.
  useLayoutEffect(() => setAbove(root.current !== null && fitsBetterAbove(root.current)), [])
  useEffect(() => {
    if (above === null) return
    root.current?.scrollIntoView({ block: 'nearest' })
    commands()[0]?.focus({ preventScroll: true })
  }, [above])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEP[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = commands()
    const at = all.findIndex((one) => one.matches(':focus'))
    all[(at + step + all.length) % all.length]?.focus()
  }
  return (
    <div class={above ? 'menu__panel menu__panel--above' : 'menu__panel'} ref={root}>
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
