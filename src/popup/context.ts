/** Contexts of the popup's components: the reader's choices, the actions of buttons, and the group that a row belongs to. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Row } from '../core/story/types.ts'
import type { Settings } from '../platform/settings.ts'
import type { AlsoIn } from '../sources/types.ts'

export type Choices = Pick<Settings, 'order' | 'view' | 'pictures' | 'hidden'>

/** Actions that leave the popup or outlive it. */
export type Actions = {
  /** Opens an article with tracking removed and no referrer. A background tab leaves the popup open. */
  open(url: string, background: boolean): void
  openAll(urls: readonly string[]): void
  /** Rejects when the browser does not allow it. */
  copy(text: string): Promise<void>
  choose(change: (before: Choices) => Partial<Choices>): void
  openOptions(): void
  /** Loads the screen again and paints it. */
  reload(): Promise<void>
  /** Closes the popup once `opening` has opened a page. */
  closeAfter(opening: Promise<unknown>): void
}

/** A message shown once, above the footer: what was done, and perhaps how to undo it. */
export type ToastMessage = { readonly text: string; readonly undo?: (() => void) | undefined }

type PopupValue = {
  readonly choices: Choices
  readonly actions: Actions
  showToast(message: ToastMessage | null): void
  /** Seconds since 1970: when the popup was opened. */
  readonly now: number
}

export const PopupContext = createContext<PopupValue | null>(null)

export const usePopup = (): PopupValue => {
  const value = useContext(PopupContext)
  if (value === null) throw new Error('PopupContext is empty: render inside its Provider.')
  return value
}

/** The group that a row belongs to: its page, its index, the decimals of its scores. */
export type ShownGroup = {
  readonly page: Row
  readonly index: string
  /** SHA-256 of the index, one per part. */
  readonly hashes: readonly string[]
  readonly digits: number
  readonly alsoIn: ReadonlyMap<string, readonly AlsoIn[]>
}

export const GroupContext = createContext<ShownGroup | null>(null)

export const useGroup = (): ShownGroup => {
  const scene = useContext(GroupContext)
  if (scene === null) throw new Error('GroupContext is empty: render inside its Provider.')
  return scene
}
