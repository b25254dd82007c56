/** Similarity of the articles of an index that is being built to one of them: by search, and pair by pair. */
import { QUERY_TERMS, STORY_SECONDS } from '../text/search-bounds.ts'
import {
  heaviest,
  type QueryTerm,
  showTimeFactor,
  Tally,
  withGrams,
  wordSimilarity,
} from '../text/similarity.ts'
import { addUp, essentialTerms, mostOf, reach } from '../text/similarity-bounds.ts'
import { IN_EXCERPT } from '../text/terms-of.ts'
import { type Least, leastSimilarity, pageKind, STORY_WORDS_SHARE } from '../text/thresholds.ts'
import { TopK } from '../text/top-k.ts'
import type { SealedText } from './sealed-text.ts'
import { lowerBound, type Timeline } from './timeline.ts'
import { TouchedTally } from './touched-tally.ts'

/** Postings a search looks at, rarest terms first: it keeps a million stories a matter of minutes. */
const POSTING_LIMIT = 12_000
/** Articles found by words whose titles are compared. */
const TEXT_LIMIT = 40

type Term = QueryTerm & { readonly id: number }
type NormRow = { norm: number; titleNames: number; titleWeight: number }

/** What a search found. `bestNeighbour` is the highest similarity met, before time; 0 when nothing came near. */
export type TextMatches = { readonly scores: Map<number, number>; readonly bestNeighbour: number }

/** Asks about one article at a time: `ask` first. Everything it needs is allocated once. */
export class TextSearch {
  readonly #text: SealedText
  readonly #timeline: Timeline
  readonly #providerOf: Uint32Array
  /** By rank. */
  readonly #tally: TouchedTally
  readonly #most = new Tally(1)
  readonly #pair = new TouchedTally(1)
  readonly #mine: NormRow = { norm: 0, titleNames: 0, titleWeight: 0 }
  readonly #theirs: NormRow = { norm: 0, titleNames: 0, titleWeight: 0 }
  /** By term: its position in `#terms` plus one, 0 when the article asked about does not have it among them. */
  readonly #positionOf: Uint8Array
  #terms: readonly Term[] = []
  #article = 0
  #rank = 0
  #time: number | null = null
  #hasExcerpt = false
  #from = 0
  #to = 0
  #least: Least = { bare: 0, described: 0 }

  /** `providerOf` by article. */
  constructor(text: SealedText, timeline: Timeline, providerOf: Uint32Array) {
    this.#text = text
    this.#timeline = timeline
    this.#providerOf = providerOf
    this.#tally = new TouchedTally(timeline.order.length)
    this.#positionOf = new Uint8Array(text.hashes.length)
  }

  /** Makes `article` the one that is asked about. */
  ask(article: number): void {
    for (const { id } of this.#terms) this.#positionOf[id] = 0
    const { hashes, names, weights } = this.#text
    const all = Array.from(this.#text.termsOf(article), (code): Term => {
      const id = code >>> 2
      return {
        id,
        hash: hashes[id] ?? 0,
        locations: code & 3,
        idf: weights[id] ?? 0,
        name: (names[id] ?? 0) / 255,
      }
    })
    this.#terms = heaviest(all, QUERY_TERMS)
    this.#terms.forEach(({ id }, i) => {
      this.#positionOf[id] = i + 1
    })
    this.#article = article
    this.#rank = this.#timeline.rankOf[article] ?? 0
    this.#time = orNull(this.#timeline.times[this.#rank])
    this.#hasExcerpt = this.#isDescribed(article)
    this.#readNorms(this.#mine, this.#rank)
    this.#setWindow()
  }

  /** Least similarity at which `other` belongs to the story of the article that is asked about. */
  leastOf(other: number): number {
    return this.#isDescribed(other) ? this.#least.described : this.#least.bare
  }

  #isDescribed(article: number): boolean {
    return this.#text.termsOf(article).some((code) => code & IN_EXCERPT)
  }

  /** How similar is enough among so many articles of these days, and which ranks can be that similar. */
  #setWindow(): void {
    const { dated, order } = this.#timeline
    const time = this.#time
    const within = (seconds: number): [from: number, to: number] =>
      time === null
        ? [0, order.length]
        : [this.#timeline.rankFrom(time - seconds), this.#timeline.rankFrom(time + seconds + 1)]
    const [from, to] = within(STORY_SECONDS)
    const undated = time === null ? 0 : order.length - dated
    this.#least = leastSimilarity(pageKind(this.#hasExcerpt, time), to - from + undated)
    ;[this.#from, this.#to] = within(reach(this.#leastWords, STORY_SECONDS))
  }

  get #leastWords(): number {
    return STORY_WORDS_SHARE * this.#least.bare
  }

  /**
   * The articles of other providers, at most 40, that are similar enough, best first. Articles that share no essential
   * term are skipped; the others are weighed only when the terms not counted yet could lift them high enough.
   */
  search(): TextMatches {
    const { order, times } = this.#timeline
    const provider = this.#providerOf[order[this.#rank] ?? 0]
    const rare = [...this.#terms].sort((a, b) => b.idf - a.idf || a.hash - b.hash)
    const rest = mostOf(rare.slice(this.#countEssential(rare)))
    const best = new TopK(TEXT_LIMIT, this.#leastWords)
    for (const rank of this.#tally.touched) {
      const other = order[rank] ?? 0
      if (this.#providerOf[other] === provider) continue
      const factor = showTimeFactor(this.#time, orNull(times[rank]))
      // No similarity is above 1.
      if (factor < best.least) continue
      addUp(this.#most, this.#tally, rank, rest)
      this.#readNorms(this.#theirs, rank)
      if (wordSimilarity(this.#most, 0, this.#mine, this.#theirs) * factor < best.least) continue
      best.offer(other, this.#wordsOf(other) * factor)
    }
    this.#tally.clear()
    let bestNeighbour = 0
    const scores: [number, number][] = []
    for (const { key: other } of best.list) {
      const similarity = this.#similarity(other)
      const score = similarity * this.#timeFactor(other)
      bestNeighbour = Math.max(bestNeighbour, similarity)
      if (score >= this.leastOf(other)) scores.push([other, score])
    }
    return { scores: new Map(scores.sort((a, b) => b[1] - a[1] || a[0] - b[0])), bestNeighbour }
  }

  /** Similarity of one article, time included, without a search. */
  scoreOf(other: number): number {
    return this.#similarity(other) * this.#timeFactor(other)
  }

  #similarity(other: number): number {
    const grams = this.#text.grams.similarity(this.#article, other)
    return withGrams(this.#wordsOf(other), grams, this.#hasExcerpt)
  }

  #timeFactor(other: number): number {
    return showTimeFactor(this.#time, orNull(this.#timeline.timeOf(other)))
  }

  #wordsOf(other: number): number {
    for (const code of this.#text.termsOf(other)) {
      const term = this.#terms[(this.#positionOf[code >>> 2] ?? 0) - 1]
      if (term) this.#pair.add(0, code & 3, term)
    }
    this.#readNorms(this.#theirs, this.#timeline.rankOf[other] ?? 0)
    const score = wordSimilarity(this.#pair, 0, this.#mine, this.#theirs)
    this.#pair.clear()
    return score
  }

  #readNorms(into: NormRow, rank: number): void {
    const { norm, titleNames, titleWeight } = this.#text.norms
    into.norm = norm[rank] ?? 0
    into.titleNames = titleNames[rank] ?? 0
    into.titleWeight = titleWeight[rank] ?? 0
  }

  /** Counts the essential terms of `rare` in the window of time; gives how many terms that were. */
  #countEssential(rare: readonly Term[]): number {
    const { dated, order } = this.#timeline
    const all = order.length
    const essential = essentialTerms(rare, this.#mine, this.#leastWords)
    let left = POSTING_LIMIT
    for (let i = 0; i < essential; i++) {
      const term = rare[i]
      if (!term || left <= 0) return i
      left -= this.#walk(term, this.#from, this.#to)
      if (this.#time !== null && dated < all) left -= this.#walk(term, dated, all)
    }
    return essential
  }

  /** Counts a term for the ranks from `from` up to `to`; gives how many postings that were. */
  #walk(term: Term, from: number, to: number): number {
    const { lists, postings } = this.#text
    const start = lists[term.id] ?? 0
    const end = lists[term.id + 1] ?? 0
    const first = lowerBound(end, (at) => (postings[at] ?? 0) >>> 2 >= from, start)
    let i = first
    for (; i < end; i++) {
      const code = postings[i] ?? 0
      const rank = code >>> 2
      if (rank >= to) break
      this.#tally.add(rank, code & 3, term)
    }
    return i - first
  }
}

function orNull(time: number | undefined): number | null {
  return time === undefined || Number.isNaN(time) ? null : time
}
