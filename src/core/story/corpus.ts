/** All articles of an index that is being built: each one's ranked story, and the terms section. */
import { Uint32List } from './bytes.ts'
import { copyThreshold, printScore } from './copies.ts'
import { CorpusText, type SealedText } from './corpus-text.ts'
import { providerTag } from './layout.ts'
import { heaviest, likeness, type Norms, type QueryTerm, Tally, timeFactor } from './likeness.ts'
import { rankStory, reverse, type StoryRules } from './rank.ts'
import { writeTerms } from './terms-write.ts'
import { leastLikeness } from './thresholds.ts'
import type { Lists, StoryDocument, StoryEntry } from './types.ts'
import { hashWord } from './words.ts'

const windowSeconds = 14 * 86_400
const queryTerms = 32
/** Postings a story's search looks at, rarest terms first: what keeps a million stories a matter of minutes. */
const postingLimit = 12_000
/** Articles found by text that are looked at further. */
const textLimit = 40

/** Feed it with `add`, then `finish`, then ask. Article numbers are 0, 1, 2 .. in the order of `add`. */
export class StoryCorpus {
  private readonly text = new CorpusText()
  private readonly providers = new Map<string, number>()
  private readonly providerOf = new Uint32List()
  private readonly times: number[] = []
  private sealed: Sealed | null = null

  add(doc: StoryDocument): void {
    let provider = this.providers.get(doc.provider)
    if (provider === undefined) {
      provider = this.providers.size
      this.providers.set(doc.provider, provider)
    }
    this.providerOf.push(provider)
    this.times.push(doc.time ?? Number.NaN)
    this.text.add(doc)
  }

  /** No more articles. `text: false` ranks by the lists alone. */
  finish(lists: Lists, options: { readonly text: boolean }): void {
    const times = Float64Array.from(this.times)
    const undatedLast = (article: number): number => times[article] ?? Number.NaN
    const order = Uint32Array.from(times, (_, article) => article)
    order.sort((a, b) => {
      const [x, y] = [undatedLast(a), undatedLast(b)]
      if (Number.isNaN(x) || Number.isNaN(y))
        return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b
      return x - y || a - b
    })
    const sealed = this.text.seal(order)
    const rankOf = new Uint32Array(order.length)
    order.forEach((article, rank) => {
      rankOf[article] = rank
    })
    const sorted = Float64Array.from(order, (article) => times[article] ?? Number.NaN)
    let dated = sorted.findIndex((time) => Number.isNaN(time))
    if (dated < 0) dated = sorted.length
    const norms = Array.from(['norm', 'nameNorm', 'titleWeight'], () => new Float32Array(order.length))
    order.forEach((article, rank) => {
      const of = sealed.norms(article)
      ;[of.norm, of.nameNorm, of.titleWeight].forEach((value, i) => {
        const column = norms[i]
        if (column) column[rank] = value
      })
    })
    const [norm, nameNorm, titleWeight] = norms
    if (!norm || !nameNorm || !titleWeight) return
    const tally = new Tally(order.length)
    const reversed = reverse(lists)
    const text = options.text
    this.sealed = {
      text: sealed,
      order,
      rankOf,
      sorted,
      dated,
      norm,
      nameNorm,
      titleWeight,
      tally,
      lists,
      reversed,
      useText: text,
    }
  }

  private get ready(): Sealed {
    if (!this.sealed) throw new Error('finish() comes before story() and encodeTerms()')
    return this.sealed
  }

  /** Articles of other providers that cover the same story, best first, at most 30. */
  story(article: number): StoryEntry[] {
    const sealed = this.ready
    const scores = sealed.useText ? this.search(article, sealed) : new Map<number, number>()
    const rules: StoryRules = {
      lists: sealed.lists,
      reversed: sealed.reversed,
      other: (a) => this.providerOf.data[a] !== this.providerOf.data[article],
      time: (a) => sealed.sorted[sealed.rankOf[a] ?? 0] ?? Number.NaN,
      score: (a) => (sealed.useText ? (scores.get(a) ?? this.scoreOf(article, a, sealed)) : null),
      least: leastLikeness('dated', sealed.order.length),
    }
    const ranked = rankStory(article, rules, scores)
    return this.foldCopies(article, ranked, sealed)
  }

  private queryOf(article: number, sealed: Sealed): { terms: QueryTerm[]; ids: Map<QueryTerm, number> } {
    const ids = new Map<QueryTerm, number>()
    const { hashes, names, weights } = sealed.text.data
    const terms = Array.from(sealed.text.termsOf(article), (code) => {
      const id = code >>> 2
      const term = {
        hash: hashes[id] ?? 0,
        places: code & 3,
        idf: weights[id] ?? 0,
        name: (names[id] ?? 0) / 255,
      }
      ids.set(term, id)
      return term
    })
    return { terms: heaviest(terms, queryTerms), ids }
  }

  /** Likeness of the articles that share most with `article`, in its window of time. */
  private search(article: number, sealed: Sealed): Map<number, number> {
    const { text, tally, sorted, dated, rankOf, order } = sealed
    const { terms, ids } = this.queryOf(article, sealed)
    const rank = rankOf[article] ?? 0
    const time = sorted[rank] ?? Number.NaN
    const windows = Number.isNaN(time)
      ? [[0, order.length] as const]
      : [
          [
            lowerBound(sorted, dated, time - windowSeconds),
            lowerBound(sorted, dated, time + windowSeconds + 1),
          ] as const,
          [dated, order.length] as const,
        ]
    const { lists, postings } = text.data
    const rare = [...terms].sort((a, b) => b.idf - a.idf || a.hash - b.hash)
    let seen = 0
    for (const term of rare) {
      if (seen >= postingLimit) break
      const id = ids.get(term) ?? 0
      for (const [from, to] of windows) {
        if (from >= to) continue
        let i = lowerPosting(postings, lists[id] ?? 0, lists[id + 1] ?? 0, from)
        for (; i < (lists[id + 1] ?? 0); i++) {
          const code = postings[i] ?? 0
          if (code >>> 2 >= to) break
          seen++
          if (code >>> 2 !== rank) tally.add(code >>> 2, code & 3, term)
        }
      }
    }
    const found = this.best(article, sealed, time)
    tally.clear()
    return found
  }

  private best(article: number, sealed: Sealed, time: number): Map<number, number> {
    const { tally, sorted, order, rankOf } = sealed
    const mine = this.normsAt(rankOf[article] ?? 0, sealed)
    const own = this.providerOf.data[article]
    const all: { article: number; score: number }[] = []
    for (const rank of tally.touched) {
      const other = order[rank] ?? 0
      if (this.providerOf.data[other] === own) continue
      if ((tally.mass[rank] ?? 0) < 4) continue
      const factor = timeFactor(orNull(time), orNull(sorted[rank]))
      all.push({ article: other, score: likeness(tally, rank, mine, this.normsAt(rank, sealed)) * factor })
    }
    all.sort((a, b) => b.score - a.score || a.article - b.article)
    return new Map(all.slice(0, textLimit).map((one) => [one.article, one.score]))
  }

  private normsAt(rank: number, sealed: Sealed): Norms {
    return {
      norm: sealed.norm[rank] ?? 0,
      nameNorm: sealed.nameNorm[rank] ?? 0,
      titleWeight: sealed.titleWeight[rank] ?? 0,
    }
  }

  /** Likeness of one pair, without a search. */
  private scoreOf(a: number, b: number, sealed: Sealed): number {
    const theirs = new Map(Array.from(sealed.text.termsOf(b), (code) => [code >>> 2, code & 3]))
    const { terms, ids } = this.queryOf(a, sealed)
    const pair = new Tally(1)
    for (const term of terms) {
      const places = theirs.get(ids.get(term) ?? -1)
      if (places !== undefined) pair.add(0, places, term)
    }
    const [x, y] = [sealed.rankOf[a] ?? 0, sealed.rankOf[b] ?? 0]
    const factor = timeFactor(orNull(sealed.sorted[x]), orNull(sealed.sorted[y]))
    return likeness(pair, 0, this.normsAt(x, sealed), this.normsAt(y, sealed)) * factor
  }

  /** Names, for each entry, the earliest article of this story (the page's own included) whose text it repeats. */
  private foldCopies(
    article: number,
    ranked: readonly Omit<StoryEntry, 'copyOf' | 'copyScore'>[],
    sealed: Sealed,
  ): StoryEntry[] {
    const members = [article, ...ranked.map((entry) => entry.article)]
    const prints = members.map((member) => sealed.text.print(member))
    const time = (member: number): number => sealed.sorted[sealed.rankOf[member] ?? 0] ?? Number.NaN
    const earlier = (a: number, b: number): boolean => {
      const [x, y] = [time(a), time(b)]
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(y) && (!Number.isNaN(x) || a < b)
      return x < y || (x === y && a < b)
    }
    return ranked.map((entry, i) => {
      let copyOf: number | null = null
      let score = 0
      members.forEach((member, j) => {
        const [a, b] = [prints[i + 1], prints[j]]
        if (j === i + 1 || !a || !b || (j > 0 && !earlier(member, entry.article))) return
        if (copyOf !== null && !earlier(member, copyOf)) return
        const found = printScore(a, b)
        if (found < copyThreshold) return
        copyOf = member
        score = found
      })
      return { ...entry, copyOf, copyScore: score }
    })
  }

  /** The terms section; `number[a]` is the file's number of article a. */
  encodeTerms(number: Uint32Array): Uint8Array {
    const { text, order, sorted, dated, norm, nameNorm, titleWeight } = this.ready
    const { hashes, names, lists, postings } = text.data
    const byHash = Uint32Array.from(hashes, (_, id) => id).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0))
    const starts = new Uint32Array(byHash.length + 1)
    const arranged = new Uint32Array(postings.length)
    let at = 0
    byHash.forEach((id, i) => {
      starts[i] = at
      arranged.set(postings.subarray(lists[id] ?? 0, lists[id + 1] ?? 0), at)
      at += text.df(id)
    })
    starts[byHash.length] = at
    const tags = [...this.providers.keys()].map((provider) => providerTag(hashWord(provider)))
    return writeTerms({
      article: Uint32Array.from(order, (article) => number[article] ?? 0),
      time: sorted,
      dated,
      provider: Uint16Array.from(order, (article) => tags[this.providerOf.data[article] ?? 0] ?? 0),
      norm,
      nameNorm,
      titleWeight,
      hashes: Uint32Array.from(byHash, (id) => hashes[id] ?? 0),
      names: Uint8Array.from(byHash, (id) => names[id] ?? 0),
      starts,
      postings: arranged,
    })
  }
}

type Sealed = {
  readonly text: SealedText
  /** By rank: the article; by article: its rank; by rank: its time (NaN when undated, from rank `dated` on). */
  readonly order: Uint32Array
  readonly rankOf: Uint32Array
  readonly sorted: Float64Array
  readonly dated: number
  readonly norm: Float32Array
  readonly nameNorm: Float32Array
  readonly titleWeight: Float32Array
  readonly tally: Tally
  readonly lists: Lists
  readonly reversed: Lists
  readonly useText: boolean
}

function orNull(time: number | undefined): number | null {
  return time === undefined || Number.isNaN(time) ? null : time
}

function lowerBound(sorted: Float64Array, end: number, value: number): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function lowerPosting(postings: Uint32Array, low: number, high: number, rank: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((postings[middle] ?? 0) >>> 2 < rank) low = middle + 1
    else high = middle
  }
  return low
}
