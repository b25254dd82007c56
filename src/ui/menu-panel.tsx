/** The open part of a menu: a short list of commands; the first has the focus, arrows move it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

export type MenuItem = { readonly label: string; run(): void }

type Props = {
  /** What the menu is of, for a screen reader. */
  readonly label?: string | undefined
  /** Lines above the commands, read but not pressed. */
  readonly notes?: readonly string[]
  readonly items: readonly MenuItem[]
  close(): void
}

/** Height of the button with its gaps, in pixels, at most. */
const BUTTON = 40

/** Whether a panel that hangs below its button would be cut, while above there is room for all of it. */
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
  // Before it is painted: it must not be seen to jump.
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
