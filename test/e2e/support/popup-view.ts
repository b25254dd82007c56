/** What a reader sees in the popup, read from the real popup's DOM. */
import type { Popup } from '../harness/types.ts'
import { until } from '../harness/until.ts'

type ShownRow = {
  readonly outlet: string
  readonly title: string
  /** The number, or "not scored" in words. */
  readonly score: string
  readonly href: string | null
  /** True inside "+N more" and copies. */
  readonly folded: boolean
}

export type Shown = {
  /** story, near, nothing, no-source, not-article, unreadable */
  readonly state: string
  readonly page: { readonly outlet: string; readonly title: string; readonly score: string | null } | null
  /** What stands out, then what the story is made of: one line each. */
  readonly find: string | null
  readonly rows: readonly ShownRow[]
  readonly text: string
}

const READ = `(() => {
  const textOf = (root, selector) => root.querySelector(selector)?.textContent.trim() ?? null
  const score = (root) => textOf(root, '.score b') ?? textOf(root, '.score')
  const page = document.querySelector('.page')
  return {
    state: document.documentElement.dataset.state,
    page: page && { outlet: textOf(page, '.page__label strong'), title: textOf(page, '.page__title'), score: score(page) },
    find: document.querySelector('.find')?.innerText.trim().replace(/\\s*\\n\\s*/g, '\\n') ?? null,
    rows: [...document.querySelectorAll('.row')].map((row) => ({
      outlet: textOf(row, '.meta strong'),
      title: textOf(row, '.row__title'),
      score: score(row),
      href: row.querySelector('.row__title a')?.href ?? null,
      folded: row.closest('.more') !== null,
    })),
    text: document.body.innerText,
  }
})()`

/** Waits until the popup has an answer, and reads it. */
export async function readPopup(popup: Popup): Promise<Shown> {
  await until('an answer in the popup', () =>
    popup.evaluate<boolean>(`!['loading', undefined].includes(document.documentElement.dataset.state)`),
  )
  return popup.evaluate<Shown>(READ)
}
