/** Likeness of the articles of an index that is being built to one of them: by search, and pair by pair. */

import { heaviest, inExcerpt, likeness, type QueryTerm, Tally, timeFactor } from '../text/similarity.ts'
import { addUp, essentialTerms, mostOf, reach } from '../text/similarity-bounds.ts'
import { leastLikeness, pageKind } from '../text/thresholds.ts'
import { Best } from '../text/top-k.ts'
import type { SealedText } from './sealed-text.ts'
import { lowerBound, type Timeline } from './timeline.ts'
import { TouchedTally } from './touched-tally.ts'

/** A story lasts about this long. */
const windowSeconds = 14 * 86_400
const queryTerms = 32
/** Postings a search looks at, rarest terms first: what keeps a million stories a matter of minutes. */
const postingLimit = 12_000
/** Articles found by text that are looked at further. */
const textLimit = 40

type Term = QueryTerm & { readonly id: number }
type NormRow = { norm: number; titleNames: number; titleWeight: number }

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
  /** By term: its place in `#terms` and one, 0 when the article asked about has it not among them. */
  readonly #placeOf: Uint8Array
  #terms: readonly Term[] = []
  #rank = 0
  #time: number | null = null
  #from = 0
  #to = 0
  #least = 0

  /** `providerOf` by article. */
  constructor(text: SealedText, timeline: Timeline, providerOf: Uint32Array) {
    this.#text = text
    this.#timeline = timeline
    this.#providerOf = providerOf
    this.#tally = new TouchedTally(timeline.order.length)
    this.#placeOf = new Uint8Array(text.hashes.length)
  }

  /** Makes `article` the one that is asked about. */
  ask(article: number): void {
    for (const { id } of this.#terms) this.#placeOf[id] = 0
    const { hashes, names, weights } = this.#text
    const all = Array.from(this.#text.termsOf(article), (code): Term => {
      const id = code >>> 2
      return {
        id,
        hash: hashes[id] ?? 0,
        places: code & 3,
        idf: weights[id] ?? 0,
        name: (names[id] ?? 0) / 255,
      }
    })
    this.#terms = heaviest(all, queryTerms)
    this.#terms.forEach(({ id }, i) => {
      this.#placeOf[id] = i + 1
    })
    this.#rank = this.#timeline.rankOf[article] ?? 0
    this.#time = orNull(this.#timeline.times[this.#rank])
    this.#readNorms(this.#mine, this.#rank)
    this.#look(all.some(({ places }) => places & inExcerpt))
  }

  /** Least likeness that belongs to the story of the article that is asked about. */
  get least(): number {
    return this.#least
  }

  /** How alike is enough among so many articles of these days, and where in time such articles lie. */
  #look(hasExcerpt: boolean): void {
    const { dated, order } = this.#timeline
    const time = this.#time
    const within = (seconds: number): [from: number, to: number] =>
      time === null
        ? [0, order.length]
        : [this.#timeline.rankFrom(time - seconds), this.#timeline.rankFrom(time + seconds + 1)]
    const [from, to] = within(windowSeconds)
    const undated = time === null ? 0 : order.length - dated
    this.#least = leastLikeness(pageKind(hasExcerpt, time), to - from + undated)
    ;[this.#from, this.#to] = within(reach(this.#least, windowSeconds))
  }

  /**
   * The articles of other providers, at most 40, that are at least `least` alike, best first. Who shares no term
   * that is needed for that is not met; who is met is weighed only when the terms not counted yet could lift it there.
   */
  search(): Map<number, number> {
    const { order, times } = this.#timeline
    const provider = this.#providerOf[order[this.#rank] ?? 0]
    const rare = [...this.#terms].sort((a, b) => b.idf - a.idf || a.hash - b.hash)
    const rest = mostOf(rare.slice(this.#countNeeded(rare)))
    const best = new Best(textLimit, this.#least)
    for (const rank of this.#tally.touched) {
      const other = order[rank] ?? 0
      if (this.#providerOf[other] === provider) continue
      addUp(this.#most, this.#tally, rank, rest)
      this.#readNorms(this.#theirs, rank)
      const factor = timeFactor(this.#time, orNull(times[rank]))
      if (likeness(this.#most, 0, this.#mine, this.#theirs) * factor < best.least) continue
      best.offer(other, this.scoreOf(other))
    }
    this.#tally.clear()
    return new Map(best.list.map(({ key, score }) => [key, score]))
  }

  /** Likeness of one article, without a search. */
  scoreOf(other: number): number {
    const rank = this.#timeline.rankOf[other] ?? 0
    for (const code of this.#text.termsOf(other)) {
      const term = this.#terms[(this.#placeOf[code >>> 2] ?? 0) - 1]
      if (term) this.#pair.add(0, code & 3, term)
    }
    this.#readNorms(this.#theirs, rank)
    const factor = timeFactor(this.#time, orNull(this.#timeline.times[rank]))
    const score = likeness(this.#pair, 0, this.#mine, this.#theirs) * factor
    this.#pair.clear()
    return score
  }

  #readNorms(into: NormRow, rank: number): void {
    const { norm, titleNames, titleWeight } = this.#text.norms
    into.norm = norm[rank] ?? 0
    into.titleNames = titleNames[rank] ?? 0
    into.titleWeight = titleWeight[rank] ?? 0
  }

  /** Counts the terms, `rare` first, that are needed, in the window of time; gives how many that were. */
  #countNeeded(rare: readonly Term[]): number {
    const { dated, order } = this.#timeline
    const all = order.length
    const needed = essentialTerms(rare, this.#mine, this.#least)
    let left = postingLimit
    for (let i = 0; i < needed; i++) {
      const term = rare[i]
      if (!term || left <= 0) return i
      left -= this.#walk(term, this.#from, this.#to)
      if (this.#time !== null && dated < all) left -= this.#walk(term, dated, all)
    }
    return needed
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
