/** Building an index: records in, pages merged, stories ranked, one file out. */
import type { ArticleRecord, Card } from '../article/types.ts'
import type { ByteSink } from '../bytes/byte-source.ts'
import { StoryCorpus } from '../story/corpus.ts'
import { providerIdentity } from '../url/provider.ts'
import { CollectedKeys } from './write/collect-keys.ts'
import { OrderedArticles } from './write/ordered-articles.ts'
import { OwnLists } from './write/own-lists.ts'
import { type MergedRecords, PageMerger } from './write/page-merge.ts'
import { StoryRows } from './write/story-rows.ts'
import { Survey } from './write/survey.ts'
import { type FileReport, writeFile } from './write/write-file.ts'

export type BuildReport = FileReport & {
  readonly articles: number
  /** Articles with at least one row in their story. */
  readonly withStory: number
  /** Aliases that several articles claim; they are dropped. */
  readonly ambiguousAliases: number
  /** Records that turned out to be one page. */
  readonly merged: readonly MergedRecords[]
}

/** `text: false` ranks by the lists alone and writes no terms, so the index knows no near matches. */
export type BuildOptions = { readonly text?: boolean }

/** `add` every record, then `finish` once. The file's bytes depend on the records and the card, not on the order of `add`. */
export class IndexBuilder {
  readonly #card: Card
  readonly #text: boolean
  readonly #pages = new PageMerger()
  readonly #lists = new OwnLists()

  constructor(card: Card, options: BuildOptions = {}) {
    this.#card = card
    this.#text = options.text ?? true
  }

  /** `label` names the record in the report. Each of its related entries is an article too. */
  add(record: ArticleRecord, label?: string): void {
    const page = this.#pages.add(record.article, true, label)
    this.#lists.add(
      page,
      record.related.map((article) => this.#pages.add(article, false, undefined)),
    )
  }

  /** Writes the file; to be called once. */
  async finish(sink: ByteSink): Promise<BuildReport> {
    const articles = new OrderedArticles(this.#pages)
    const survey = new Survey(articles.count)
    const keys = new CollectedKeys(articles)
    const gathered = new StoryCorpus(this.#lists.byPlace(articles), { text: this.#text })
    for (let place = 0; place < articles.count; place++) {
      const entry = articles.entry(place)
      const { title, excerpt, time, provider } = entry.article
      survey.add(place, entry)
      keys.claim(place, entry.article)
      gathered.add({
        title,
        excerpt,
        time,
        provider: providerIdentity(provider.domain),
        providerName: provider.name,
      })
    }
    const corpus = gathered.finish()
    const stories = new StoryRows()
    for (let place = 0; place < articles.count; place++) stories.add(corpus.story(place))
    const terms = (numbers: Uint32Array) => corpus.encodeTerms(numbers)
    const file = await writeFile(sink, { card: this.#card, articles, survey, stories, keys, terms })
    return {
      ...file,
      articles: articles.count,
      withStory: stories.withRows,
      ambiguousAliases: keys.ambiguousAliases,
      merged: this.#pages.merged,
    }
  }
}
