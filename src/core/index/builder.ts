/** Builds an index: records in, pages merged, stories ranked, one file out. */
import type { ArticleRecord, Card } from '../article/types.ts'
import type { ByteSink } from '../bytes/byte-source.ts'
import { StoryCorpus } from '../story/corpus.ts'
import type { StoryDocument } from '../story/types.ts'
import type { TermsContent } from '../terms/write-section.ts'
import { providerIdentity } from '../url/provider.ts'
import type { Entry } from './write/block.ts'
import { CollectedKeys } from './write/collect-keys.ts'
import { OrderedArticles, type Owns } from './write/ordered-articles.ts'
import { OwnLists } from './write/own-lists.ts'
import { type MergedRecords, PageMerger } from './write/page-merge.ts'
import { StoryRows } from './write/story-rows.ts'
import { Survey } from './write/survey.ts'
import { type FileReport, writeFile } from './write/write-file.ts'

export type BuildReport = FileReport & {
  readonly articles: number
  /** Articles with at least one row in their story. */
  readonly withStory: number
  /** Aliases that several articles claim; they are not stored. */
  readonly ambiguousAliases: number
  /** Records that turned out to be one page. */
  readonly merged: readonly MergedRecords[]
}

export type BuildOptions = {
  /** False: stories are ranked by the lists alone and no terms are written, so the index has no near matches. */
  readonly text?: boolean
  /**
   * Whether an article belongs to this file; all do by default. The others take part in the ranking of stories. Those that a story
   * of this file shows are written as guests, which are counted nowhere.
   */
  readonly owns?: Owns
}

/** `add` every record, then `finish` once. The file's bytes depend on the records and the card, not on the order of `add`. */
export class IndexBuilder {
  readonly #card: Card
  readonly #options: Required<BuildOptions>
  readonly #pages = new PageMerger()
  readonly #lists = new OwnLists()

  constructor(card: Card, { text = true, owns = () => true }: BuildOptions = {}) {
    this.#card = card
    this.#options = { text, owns }
  }

  /** `label` names the record in the report. Each of its related entries is an article too. */
  add(record: ArticleRecord, label?: string): void {
    const page = this.#pages.add(record.article, true, label)
    const related = record.related.map((article) => ({
      page: this.#pages.add(article, false, undefined),
      time: article.time,
    }))
    this.#lists.add(page, record.article, related, record.mentions ?? [])
  }

  /** Writes the file; call it once. */
  async finish(sink: ByteSink): Promise<BuildReport> {
    const { text, owns } = this.#options
    this.#pages.settleIds()
    const articles = new OrderedArticles(this.#pages, owns)
    const survey = new Survey(articles.count, articles.owned)
    const keys = new CollectedKeys()
    const gathered = new StoryCorpus(this.#lists.byPlace(articles), { text })
    for (let place = 0; place < articles.count; place++) {
      const entry = articles.entry(place)
      survey.add(place, entry)
      if (!entry.guest) keys.add(place, entry)
      gathered.add(documentOf(entry))
    }
    const corpus = gathered.finish()
    const stories = new StoryRows()
    for (let place = 0; place < articles.count; place++)
      stories.add(articles.isGuest(place) ? [] : corpus.story(place))
    const terms = (numbers: Uint32Array) =>
      articles.owned === articles.count
        ? corpus.encodeTerms(numbers, corpus.bestNeighbour)
        : encodeOwnTerms(articles, numbers, corpus.bestNeighbour, { text })
    const file = await writeFile(sink, { card: this.#card, articles, survey, stories, keys, terms })
    return {
      ...file,
      articles: articles.owned,
      withStory: stories.withRows,
      ambiguousAliases: keys.ambiguousAliases,
      merged: this.#pages.merged,
    }
  }
}

const documentOf = ({ article: { title, excerpt, time, provider } }: Entry): StoryDocument => ({
  title,
  excerpt,
  time,
  provider: providerIdentity(provider.domain),
  providerName: provider.name,
})

/** The terms of the articles that belong to the file: a near match is never a guest, and no guest counts for a term's weight. */
function encodeOwnTerms(
  articles: OrderedArticles,
  numbers: Uint32Array,
  bestNeighbour: Float32Array,
  options: { readonly text: boolean },
): TermsContent | null {
  const own = Array.from({ length: articles.count }, (_, place) => place).filter(
    (place) => !articles.isGuest(place),
  )
  const offsets = new Uint32Array(own.length + 1)
  const noLists = { offsets, members: new Uint32Array(0), whole: new Uint8Array(0) }
  const corpus = new StoryCorpus(noLists, options)
  for (const place of own) corpus.add(documentOf(articles.entry(place)))
  return corpus.finish().encodeTerms(
    Uint32Array.from(own, (place) => numbers[place] ?? 0),
    Float32Array.from(own, (place) => bestNeighbour[place] ?? 0),
  )
}
