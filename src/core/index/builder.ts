/** Building an index: records in, pages merged, stories ranked, one file out. */
import type { ArticleRecord, Card } from '../article/types.ts'
import { StoryCorpus } from '../story/corpus.ts'
import type { Lists } from '../story/types.ts'
import { Uint32List } from '../story/uint32-list.ts'
import { providerIdentity } from '../url/provider.ts'
import { type AliasReport, collectKeys } from './builder-keys.ts'
import { StoryRows } from './builder-stories.ts'
import { type MergedRecords, mainUrl, PageMerger } from './page-merge.ts'
import { type FileReport, writeFile } from './write-file.ts'

/** Append-only. */
export type ByteSink = { write(bytes: Uint8Array): void | Promise<void> }

export type BuildReport = FileReport &
  AliasReport & {
    readonly articles: number
    readonly providers: number
    /** Articles with at least one row in their story. */
    readonly withStory: number
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
  /** Runs of: the record's page, how many members, the members' pages. */
  readonly #lists = new Uint32List()

  constructor(card: Card, options: BuildOptions = {}) {
    this.#card = card
    this.#text = options.text ?? true
  }

  /** `label` names the record in the report. Each of its related entries is an article too. */
  add(record: ArticleRecord, label?: string): void {
    const page = this.#pages.add(record.article, true, label)
    const members = record.related.map((article) => this.#pages.add(article, false, undefined))
    this.#lists.push(page)
    this.#lists.push(members.length)
    for (const member of members) this.#lists.push(member)
  }

  /** Writes the file; to be called once. */
  async finish(sink: ByteSink): Promise<BuildReport> {
    const order = this.#order()
    const gathered = new StoryCorpus({ text: this.#text })
    for (const page of order) {
      const { title, excerpt, time, provider } = this.#pages.store.get(page)
      const identity = providerIdentity(provider.domain)
      gathered.add({ title, excerpt, time, provider: identity, providerName: provider.name })
    }
    const corpus = gathered.finish(this.#listsBy(order))
    const stories = new StoryRows(corpus, order.length)
    const keys = collectKeys(this.#pages, order)
    const file = await writeFile(sink, {
      card: this.#card,
      pages: this.#pages,
      order,
      stories,
      keys,
      terms: (numbers) => corpus.encodeTerms(numbers),
    })
    return {
      ...file,
      articles: order.length,
      withStory: stories.withRows,
      ambiguousAliases: keys.ambiguousAliases,
      merged: this.#pages.merged,
    }
  }

  /** Pages by time, then address: the order in which relatedness counts them, the same whatever came first. */
  #order(): Uint32Array {
    const pages = this.#pages.pages().map((page) => {
      const article = this.#pages.store.get(page)
      return { page, time: article.time ?? Number.POSITIVE_INFINITY, url: mainUrl(article) }
    })
    pages.sort((a, b) => (a.time === b.time ? (a.url < b.url ? -1 : 1) : a.time - b.time))
    return Uint32Array.from(pages, ({ page }) => page)
  }

  /** Own lists by place in `order`. Lists of records that are one page follow each other, the longest first. */
  #listsBy(order: Uint32Array): Lists {
    const places = new Map(Array.from(order, (page, place) => [page, place]))
    const own = new Map<number, number[][]>()
    const { data, length } = this.#lists
    for (let at = 0; at < length; ) {
      const place = places.get(this.#pages.find(data[at] ?? 0)) ?? 0
      const end = at + 2 + (data[at + 1] ?? 0)
      const members = Array.from(
        data.subarray(at + 2, end),
        (page) => places.get(this.#pages.find(page)) ?? 0,
      )
      if (members.length > 0) own.set(place, [...(own.get(place) ?? []), members])
      at = end
    }
    const offsets = new Uint32Array(order.length + 1)
    const members = new Uint32List()
    for (let place = 0; place < order.length; place++) {
      const lists = own.get(place) ?? []
      lists.sort((a, b) => b.length - a.length || (a.join() < b.join() ? -1 : 1))
      for (const member of new Set(lists.flat())) if (member !== place) members.push(member)
      offsets[place + 1] = members.length
    }
    return { offsets, members: members.data.slice(0, members.length) }
  }
}
