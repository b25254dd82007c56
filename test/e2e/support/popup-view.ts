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

/** Runs in the popup. */
const read = (): Shown => {
  const text = (root: ParentNode, selector: string) =>
    root.querySelector(selector)?.textContent?.trim() ?? null
  const score = (root: ParentNode) => text(root, '.score b') ?? text(root, '.score')
  const page = document.querySelector('.page')
  return {
    state: document.documentElement.dataset.state ?? '',
    page: page && {
      outlet: text(page, '.page__label strong') ?? '',
      title: text(page, '.page__title') ?? '',
      score: score(page),
    },
    find:
      document
        .querySelector<HTMLElement>('.find')
        ?.innerText.trim()
        .replace(/\s*\n\s*/g, '\n') ?? null,
    rows: [...document.querySelectorAll('.row')].map((row) => ({
      outlet: text(row, '.meta strong') ?? '',
      title: text(row, '.row__title') ?? '',
      score: score(row) ?? '',
      href: row.querySelector<HTMLAnchorElement>('.row__title a')?.href ?? null,
      folded: row.closest('.more') !== null,
    })),
    text: document.body.innerText,
  }
}

/** Waits until the popup has an answer, and reads it. */
export async function readPopup(popup: Popup): Promise<Shown> {
  await until('an answer in the popup', () =>
    popup.evaluate(() => !['loading', undefined].includes(document.documentElement.dataset.state)),
  )
  return popup.evaluate(read)
}
