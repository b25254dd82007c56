/** All articles of an index that is being built: each one's ranked story, and the terms section. */

import { Uint32List } from '../bytes/uint32-list.ts'
import { providerTag } from '../terms/layout.ts'
import { uncrowded } from '../terms/uncrowded.ts'
import { type TermsContent, writeTerms } from '../terms/write-section.ts'
import { splitText } from '../text/terms-of.ts'
import { hashWord } from '../text/words.ts'
import { CorpusPrints, CorpusText } from './corpus-text.ts'
import { rankStory, reverse } from './rank.ts'
import type { SealedText } from './sealed-text.ts'
import { findCopies } from './story-copies.ts'
import { TextSearch } from './text-search.ts'
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
  readonly #reversed: Lists

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
    // Without texts only what stands in a list, or has one, is ever compared.
    const mayHaveStory = this.#text || hasList(this.#lists, article) || hasList(this.#reversed, article)
    const split = mayHaveStory ? splitText(doc.title, doc.excerpt, [doc.providerName, doc.provider]) : null
    this.#prints.add(split)
    if (split) this.#text?.add(split)
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

const hasList = ({ offsets }: Lists, article: number): boolean =>
  (offsets[article + 1] ?? 0) > (offsets[article] ?? 0)

type Parts = {
  readonly timeline: Timeline
  readonly text: SealedText | null
  readonly prints: CorpusPrints
  /** By article: an index of `providers`. */
  readonly providerOf: Uint32Array
  readonly providers: readonly string[]
  readonly lists: Lists
  readonly reversed: Lists
}

/** A corpus that is complete: it can be asked. */
export class FinishedCorpus {
  readonly #parts: Parts
  readonly #search: TextSearch | null

  constructor(parts: Parts) {
    this.#parts = parts
    const { text, timeline, providerOf } = parts
    this.#search = text && new TextSearch(text, timeline, providerOf)
  }

  /** Articles of other providers that cover the same story, best first, at most 30. */
  story(article: number): StoryEntry[] {
    const { lists, reversed, providerOf, timeline, prints } = this.#parts
    const search = this.#search
    search?.ask(article)
    const scores = search?.search() ?? new Map<number, number>()
    const ranked = rankStory(
      article,
      {
        lists,
        reversed,
        other: (other) => providerOf[other] !== providerOf[article],
        time: (other) => timeline.timeOf(other),
        score: (other) => scores.get(other) ?? search?.scoreOf(other) ?? null,
        least: search?.least ?? 0,
      },
      scores,
    )
    const rows = ranked.map((row) => row.article)
    const earlier = (a: number, b: number): boolean => (timeline.rankOf[a] ?? 0) < (timeline.rankOf[b] ?? 0)
    const copies = findCopies(article, rows, { print: (member) => prints.of(member), earlier })
    return ranked.map((row, i) => ({ ...row, copyOf: null, copyScore: 0, ...copies[i] }))
  }

  /** The terms section; `numbers` are the file's article numbers. Null when texts were not asked for. */
  encodeTerms(numbers: Uint32Array): TermsContent | null {
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
      hashes: byHash.map((id) => hashes[id] ?? 0),
      names: Uint8Array.from(byHash, (id) => names[id] ?? 0),
      codes: (term) => {
        const id = byHash[term] ?? 0
        return postings.subarray(lists[id] ?? 0, lists[id + 1] ?? 0)
      },
    })
  }
}
