/**
 * Least similarity that is shown, by what the page says of itself. Chosen on `A_corona`, the `B` sets, `ML_dev`, the judged
 * pairs and the copies (`npm run score:story`), on no others; docs/performance.md has the curves around these values.
 */
import { ln } from './ln.ts'

/** Title, description and date; no date; a headline with a date; a headline alone. */
export type PageKind = 'dated' | 'undated' | 'headline' | 'undatedHeadline'

/** Among at most `FEW_COMPETITORS` articles that could be meant. */
const LEAST: Readonly<Record<PageKind, number>> = {
  dated: 0.2105,
  undated: 0.2195,
  headline: 0.1425,
  undatedHeadline: 0.1195,
}
/** A headline alone finds its words in an article's description too: such an article has to be more similar. */
const LEAST_DESCRIBED = 0.25
const FEW_COMPETITORS = 100
/** Increase for every tenfold of competitors: the more there are, the more are similar by chance. */
const PER_TENFOLD = 0.28

/** Share of the threshold that words alone must reach: grams and neighbours of a story lift no article from below it. */
export const WORDS_SHARE = 0.6

/** The same for the stories of an index: no lower, because it costs time and finds next to nothing. */
export const STORY_WORDS_SHARE = 0.8

/** Least similarities shown to a page: of articles without a description, and of those with one. */
export type Least = { readonly bare: number; readonly described: number }

/** `competitors`: how many articles lie in the page's window of time. */
export function leastSimilarity(kind: PageKind, competitors: number): Least {
  const tenfolds = ln(Math.max(1, competitors / FEW_COMPETITORS)) / ln(10)
  const factor = 1 + PER_TENFOLD * tenfolds
  const bare = LEAST[kind] * factor
  return { bare, described: hasExcerpt(kind) ? bare : LEAST_DESCRIBED * factor }
}

const hasExcerpt = (kind: PageKind): boolean => kind === 'dated' || kind === 'undated'

export function pageKind(isDescribed: boolean, time: number | null): PageKind {
  if (isDescribed) return time === null ? 'undated' : 'dated'
  return time === null ? 'undatedHeadline' : 'headline'
}

/** Evidence from which two articles count as one text. */
export const COPY_THRESHOLD = 0.73
