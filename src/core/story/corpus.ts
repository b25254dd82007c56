/** All articles of an index that is being built: each one's ranked story, and the terms section. */

import { Uint32List } from '../bytes/uint32-list.ts'
import { providerTag } from '../terms/layout.ts'
import { uncrowded } from '../terms/uncrowded.ts'
import { type TermsContent, writeTerms } from '../terms/write-section.ts'
import { splitText } from '../text/terms-of.ts'
import { titleGrams } from '../text/title-grams.ts'
import { hashWord } from '../text/words.ts'
import { CorpusPrints, CorpusText } from './corpus-text.ts'
import { type ReversedLists, rankStory, reverse } from './rank.ts'
import type { SealedText } from './sealed-text.ts'
import { findCopies } from './story-copies.ts'
import { type TextMatches, TextSearch } from './text-search.ts'
import { Timeline } from './timeline.ts'
import type { Lists, StoryDocument, StoryEntry } from './types.ts'

/** Feed it with `add`, then `finish`. Article numbers are 0, 1, 2 .. in the order of `add`; `lists` are their own `related` lists. */
export class StoryCorpus {
  readonly #text: CorpusText | null
  readonly #prints = new CorpusPrints()
  readonly #providers = new Map<string, number>()
  readonly #providerOf = new Uint32List()
  readonly #times: number[] = []

  readonly #lists: Lists
  readonly #reversed: ReversedLists

  /** Without `text` stories are ranked by the lists alone, and there is no terms section. */
  constructor(lists: Lists, options: { readonly text: boolean }) {
    this.#lists = lists
    this.#reversed = reverse(lists)
    this.#text = options.text ? new CorpusText() : null
  }

  add(doc: StoryDocument): void {
    let provider = this.#providers.get(doc.provider)
    if (provider === undefined) {
      provider = this.#providers.size
      this.#providers.set(doc.provider, provider)
    }
    const article = this.#providerOf.length
    this.#providerOf.push(provider)
    this.#times.push(doc.time ?? Number.NaN)
    // Without texts only articles that are in a list, or have one, are ever compared.
    const mayHaveStory = this.#text || hasList(this.#lists, article) || hasList(this.#reversed, article)
    const outlets = [doc.providerName, doc.provider]
    const split = mayHaveStory ? splitText(doc.title, doc.excerpt, outlets) : null
    this.#prints.add(split)
    if (split) this.#text?.add(split, titleGrams(doc.title, outlets))
  }

  /** No more articles. */
  finish(): FinishedCorpus {
    const timeline = new Timeline(Float64Array.from(this.#times))
    return new FinishedCorpus({
      timeline,
      text: this.#text?.seal(timeline.order) ?? null,
      prints: this.#prints,
      providerOf: this.#providerOf.view(),
      providers: [...this.#providers.keys()],
      lists: this.#lists,
      reversed: this.#reversed,
    })
  }
}

const hasList = ({ offsets }: ReversedLists, article: number): boolean =>
  (offsets[article + 1] ?? 0) > (offsets[article] ?? 0)

const NO_MATCHES: TextMatches = { scores: new Map(), bestNeighbour: 0 }

type Parts = {
  readonly timeline: Timeline
  readonly text: SealedText | null
  readonly prints: CorpusPrints
  /** By article: an index of `providers`. */
  readonly providerOf: Uint32Array
  readonly providers: readonly string[]
  readonly lists: Lists
  readonly reversed: ReversedLists
}

/** A complete corpus, which answers for stories and terms. */
export class FinishedCorpus {
  readonly #parts: Parts
  readonly #search: TextSearch | null
  /** By article, once its story has been asked for: similarity to its most similar article of another provider. */
  readonly bestNeighbour: Float32Array

  constructor(parts: Parts) {
    this.#parts = parts
    const { text, timeline, providerOf } = parts
    this.#search = text && new TextSearch(text, timeline, providerOf)
    this.bestNeighbour = new Float32Array(timeline.order.length)
  }

  /** Articles of other providers that cover the same story, best first, at most 30. */
  story(article: number): StoryEntry[] {
    const { lists, reversed, providerOf, timeline, prints } = this.#parts
    const search = this.#search
    search?.ask(article)
    const { scores, bestNeighbour } = search?.search() ?? NO_MATCHES
    this.bestNeighbour[article] = bestNeighbour
    const ranked = rankStory(
      article,
      {
        lists,
        reversed,
        other: (other) => providerOf[other] !== providerOf[article],
        time: (other) => timeline.timeOf(other),
        score: (other) => scores.get(other) ?? search?.scoreOf(other) ?? null,
        least: (other) => search?.leastOf(other) ?? 0,
      },
      scores,
    )
    const rows = ranked.map((row) => row.article)
    const earlier = (a: number, b: number): boolean => (timeline.rankOf[a] ?? 0) < (timeline.rankOf[b] ?? 0)
    const copies = findCopies(article, rows, { print: (member) => prints.of(member), earlier })
    return ranked.map((row, i) => ({ ...row, copyOf: null, copyScore: 0, ...copies[i] }))
  }

  /** The terms section; `numbers` are the file's article numbers, `bestNeighbour` as above. Null without texts. */
  encodeTerms(numbers: Uint32Array, bestNeighbour: Float32Array): TermsContent | null {
    const { text, timeline, providers, providerOf } = this.#parts
    if (!text) return null
    const { order, times, dated } = timeline
    const { hashes, names, lists, postings } = text
    const sorted = Uint32Array.from(hashes, (_, id) => id).sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0))
    const byHash = uncrowded(sorted.map((id) => hashes[id] ?? 0)).map((place) => sorted[place] ?? 0)
    const tags = providers.map((provider) => providerTag(hashWord(provider)))
    return writeTerms({
      article: order.map((article) => numbers[article] ?? 0),
      time: times,
      dated,
      provider: Uint16Array.from(order, (article) => tags[providerOf[article] ?? 0] ?? 0),
      ...text.norms,
      bestNeighbour: Float32Array.from(order, (article) => bestNeighbour[article] ?? 0),
      grams: text.grams.counts,
      hashes: byHash.map((id) => hashes[id] ?? 0),
      names: Uint8Array.from(byHash, (id) => names[id] ?? 0),
      codes: (term) => {
        const id = byHash[term] ?? 0
        return postings.subarray(lists[id] ?? 0, lists[id + 1] ?? 0)
      },
    })
  }
}
