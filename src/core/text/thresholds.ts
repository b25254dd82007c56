/**
 * Least likeness that is shown, by what the page tells of itself, and the run that chose it: `npm run score:story` on A_corona, the three
 * B sets, the judged pairs and the copies, and on no others. With these numbers it gave on 2026-11-25, shown precision / recall / false shows:
 *
 *     judged pairs         .947 / .750          B_allsides_dated     .906 / .679 / .049
 *     B_allsides_undated   .806 / .393 / .086   B_uci (titles only)  .931 / .743 / .188     copies F1 .996
 */
import { ln } from './ln.ts'

/** What a page tells: title, description and date; no date; a title alone. */
export type PageKind = 'dated' | 'undated' | 'titleOnly'

/** Among at most a hundred articles that could be meant. */
const base: Readonly<Record<PageKind, number>> = { dated: 0.258, undated: 0.263, titleOnly: 0.147 }
const baseCompetitors = 100
/** More by this share of the base for every tenfold of them: the more there are, the more are alike by chance. */
const perTenfold = 0.213

/** Least likeness that is shown to a page of this kind when `competitors` articles lie in its window of time. */
export function leastLikeness(kind: PageKind, competitors: number): number {
  const tenfolds = ln(Math.max(1, competitors / baseCompetitors)) / ln(10)
  return base[kind] * (1 + perTenfold * tenfolds)
}

export function pageKind(hasExcerpt: boolean, time: number | null): PageKind {
  if (!hasExcerpt) return 'titleOnly'
  return time === null ? 'undated' : 'dated'
}

/** Evidence from which two articles are one text. */
export const copyThreshold = 0.73
