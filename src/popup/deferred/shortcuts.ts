/** The popup's shortcuts: arrows move through links, letters choose a view, ? opens help. */
import type { Choices } from '../context.ts'

type Handlers = { view(view: Choices['view']): void; help(): void }

const VIEWS: Readonly<Record<string, Choices['view']>> = { l: 'list', c: 'compare', t: 'timeline' }

/** The elements that arrows move through, in reading order. Rows of a closed fold have a layout but cannot take the focus. */
const stops = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('.row__title a, .more summary, .cmp__head a')].filter(
    (element) => element.checkVisibility(),
  )

/** The element that an arrow moves to. From outside the list it is the first or last one. */
const targetOf = (key: string, all: readonly HTMLElement[]): HTMLElement | undefined => {
  const at = all.findIndex((element) => element.matches(':focus'))
  switch (key) {
    case 'ArrowDown':
      return all[at + 1]
    case 'ArrowUp':
      return at === -1 ? all.at(-1) : all[at - 1]
    case 'Home':
      return all[0]
    case 'End':
      return all.at(-1)
    default:
      return undefined
  }
}

const typesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input:not([type=checkbox]), select, textarea, dialog') !== null

/** The Latin letter on a key, whatever alphabet the keyboard types. */
const letterOf = ({ key, code }: KeyboardEvent): string =>
  /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : ''

/** Listens on the document. Returns a function that stops listening. */
export const listenToShortcuts = (handlers: Handlers): (() => void) => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (typesText(event.target)) return
    const target = targetOf(event.key, stops())
    const view = VIEWS[letterOf(event)]
    if (target) {
      event.preventDefault()
      target.focus()
      target.scrollIntoView({ block: 'nearest' })
    } else if (event.key === '?') handlers.help()
    else if (view) handlers.view(view)
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
