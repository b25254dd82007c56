/** Least likeness that is shown, by what the page tells of itself, and the run that chose it. */

import { ln } from './ln.ts'

/** What a page tells: title, description and date; no date; a title alone. */
export type PageKind = 'dated' | 'undated' | 'titleOnly'

const base: Readonly<Record<PageKind, number>> = { dated: 0.175, undated: 0.18, titleOnly: 0.03 }
/** Ten times as many articles that could be meant: ten times as many that are alike by chance. */
const perTenfold = 0.05
/** Fewer are counted as so many: what was measured begins there. */
const leastCompetitors = 100

/** Least likeness that is shown to a page of this kind when `competitors` articles lie in its window of time. */
export function leastLikeness(kind: PageKind, competitors: number): number {
  return base[kind] + (perTenfold * ln(Math.max(leastCompetitors, competitors))) / ln(10)
}

export function pageKind(hasExcerpt: boolean, time: number | null): PageKind {
  if (!hasExcerpt) return 'titleOnly'
  return time === null ? 'undated' : 'dated'
}

/** Evidence from which two articles are one text. */
export const copyThreshold = 0.73
