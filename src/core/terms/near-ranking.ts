/** Ranks the candidates of a near search by their texts as well, and decides which are sure enough to show. */
import { type Norms, showTimeFactor, timeFactor, withGrams } from '../text/similarity.ts'
import { type Least, type PageKind, WORDS_SHARE } from '../text/thresholds.ts'
import { gramSimilarity } from '../text/title-grams.ts'

/** What a page says, all of it or its headline alone, and how similar an article must be. */
export type View = {
  readonly kind: PageKind
  readonly hasExcerpt: boolean
  readonly norms: Norms
  readonly least: Least
}

/** An article before its text is known. `words` is the similarity of words by view, before time. */
export type Candidate = {
  readonly part: number
  readonly article: number
  /** Seconds since 1970 UTC, null when undated. */
  readonly time: number | null
  /** Similarity to its most similar article of another provider. */
  readonly bestNeighbour: number
  readonly words: readonly number[]
}

/** What its block says of an article. `story` has the numbers of the articles of its own story. */
export type NearText = {
  /** Names the article in whatever part it is. */
  readonly page: string
  readonly grams: Uint16Array
  readonly isDescribed: boolean
  readonly story: ReadonlySet<number>
}

export type NearRanked = {
  readonly part: number
  readonly article: number
  readonly score: number
  readonly isShown: boolean
}

/** Most rows ever shown. */
const SHOWN_LIMIT = 10

/** Share of its neighbours' strength that an article of a headline's story gains; headlines alone say little. */
const SUPPORT: Readonly<Partial<Record<PageKind, number>>> = { headline: 0.2, undatedHeadline: 0.1 }
/** Neighbours weaker than this share of the threshold, or beyond this many, support none. */
const STRONG = 0.7
const SUPPORTERS = 6

/** Similarity of words as a multiple of what is shown of articles without a description. */
export const strengthOfWords = (words: number, factor: number, { least }: View): number =>
  (words * factor) / least.bare

/**
 * An undated page ranks an article lower whose own neighbour is more similar to it than the page: that article has a
 * story already.
 */
export const neighbourFactor = (similarity: number, bestNeighbour: number): number =>
  Math.sqrt(similarity / Math.max(similarity, bestNeighbour, Number.MIN_VALUE))

type Weighed = {
  readonly candidate: Candidate
  readonly text: NearText | null
  /** By view: what it is ranked by. */
  readonly scores: number[]
  /** By view: similarity over what is shown, 1 and more is shown; 0 for too few words in common. */
  readonly strength: number[]
}

/**
 * Shown articles first, then by similarity. `texts` are the candidates', null for one that is not known and so not shown.
 * What the headline alone would show stays shown, whatever the description says.
 */
export function rankNear(
  candidates: readonly Candidate[],
  texts: readonly (NearText | null)[],
  page: {
    readonly time: number | null
    readonly views: readonly View[]
    readonly grams: Uint16Array
    readonly gramWeights: Float64Array
  },
): NearRanked[] {
  const { time, views } = page
  const weighed = candidates.map((candidate, i): Weighed => {
    const text = texts[i] ?? null
    const grams = text ? gramSimilarity(page.grams, text.grams, page.gramWeights) : 0
    const both = views.map(({ hasExcerpt }, v) => withGrams(candidate.words[v] ?? 0, grams, hasExcerpt))
    const scores = both.map((similarity) => {
      const undated = time === null ? neighbourFactor(similarity, candidate.bestNeighbour) : 1
      return similarity * timeFactor(time, candidate.time) * undated
    })
    const factor = showTimeFactor(time, candidate.time)
    const strength = views.map((view, v) => {
      if (!text || strengthOfWords(candidate.words[v] ?? 0, factor, view) < WORDS_SHARE) return 0
      return ((both[v] ?? 0) * factor) / (text.isDescribed ? view.least.described : view.least.bare)
    })
    return { candidate, text, strength, scores }
  })
  views.forEach((view, v) => {
    support(weighed, view, v)
  })
  const shown = shownOf(weighed)
  return weighed
    .map((one) => ({
      part: one.candidate.part,
      article: one.candidate.article,
      score: Math.min(1, one.scores[0] ?? 0),
      isShown: shown.has(one),
    }))
    .sort(
      (a, b) =>
        Number(b.isShown) - Number(a.isShown) ||
        b.score - a.score ||
        a.part - b.part ||
        a.article - b.article,
    )
}

/** Adds to each article what the strong articles of its own story lend it. */
function support(weighed: readonly Weighed[], { kind, least }: View, view: number): void {
  const share = SUPPORT[kind] ?? 0
  if (share === 0) return
  const strong = weighed
    .map((one) => ({ one, strength: one.strength[view] ?? 0 }))
    .filter(({ strength }) => strength >= STRONG)
    .sort((a, b) => b.strength - a.strength)
  const gains = weighed.map(({ candidate, text, strength }) => {
    if (!text || (strength[view] ?? 0) === 0) return 0
    const supporters = strong.filter(
      ({ one }) => one.candidate.part === candidate.part && text.story.has(one.candidate.article),
    )
    return share * supporters.slice(0, SUPPORTERS).reduce((sum, { strength }) => sum + strength, 0)
  })
  weighed.forEach((one, i) => {
    const gain = gains[i] ?? 0
    one.strength[view] = (one.strength[view] ?? 0) + gain
    one.scores[view] = (one.scores[view] ?? 0) + gain * least.bare
  })
}

/** At most `SHOWN_LIMIT` pages: first those that the headline alone would show, as it would rank them, then the others. */
function shownOf(weighed: readonly Weighed[]): ReadonlySet<Weighed> {
  const last = (weighed[0]?.scores.length ?? 0) - 1
  const sureIn = (view: number): Weighed[] =>
    weighed
      .filter(({ strength }) => (strength[view] ?? 0) >= 1)
      .sort((a, b) => (b.scores[view] ?? 0) - (a.scores[view] ?? 0))
  const sure = [...new Set([...sureIn(last), ...sureIn(0)])]
  const pages = new Set([...new Set(sure.map(({ text }) => text?.page))].slice(0, SHOWN_LIMIT))
  return new Set(sure.filter(({ text }) => pages.has(text?.page)))
}
