/** Moves the focus when the focused element was removed. */

/**
 * Gives the focus to the first element of `selector`, unless something has it already. Without this a press that takes its
 * own button away sends a keyboard reader back to the browser's toolbar, and a screen reader says nothing.
 */
export const keepFocus = (selector: string): void => {
  if (document.querySelector(':focus') !== null) return
  const next = document.querySelector<HTMLElement>(selector)
  // A heading takes the focus only when told to, and never by Tab.
  if (next?.tagName === 'H1') next.tabIndex = -1
  next?.focus()
}
