/** Merges articles that are one page: records and entries that share a key become one, whatever their order. */
import { mainUrl } from '../../article/main-url.ts'
import type { Article } from '../../article/types.ts'
import { keys } from '../../url/keys.ts'
import { hashKey } from '../key-hash.ts'
import { ArticleStore, articleLine } from './article-store.ts'
import { KeyMap } from './key-map.ts'

/** Two records that are one page. */
export type MergedRecords = {
  readonly urls: readonly [string, string]
  readonly labels: readonly [string, string]
}

type Named = { readonly label: string; readonly url: string }

const ownUrls = ({ urls }: Article): string[] => [
  ...new Set([urls.web, urls.original].filter((url) => url !== null)),
]
/** Added to the rank of a record, and to that of an article whose time is its publication's. */
const RECORD = 1_000_000
const PUBLISHED = 500_000

/** Which of two articles of one page is kept: the one of the higher rank. At most 105,000 comes from how much it says. */
function rankOf(article: Article, record: boolean): number {
  const published = article.time !== null && !article.dateIsFirstSeen
  return fullness(article) + (published ? PUBLISHED : 0) + (record ? RECORD : 0)
}

/** How much an article says: one for each thing that is there, and a little for longer texts. */
function fullness({ excerpt, urls, time, quality, topics, image }: Article): number {
  const there = [urls.web, urls.original, urls.amp, urls.cdnAmp, time, quality, image].filter(
    (v) => v !== null,
  )
  return there.length * 10_000 + topics.length * 1_000 + Math.min(excerpt.length, 999)
}

/** Pages by number. The number of a page that was joined to another is not used any more. */
export class PageMerger {
  readonly store = new ArticleStore()
  readonly merged: MergedRecords[] = []
  #keys = new KeyMap()
  readonly #parents: number[] = []
  readonly #ranks: number[] = []
  /** The first record of each page, as its file calls it. */
  readonly #named = new Map<number, Named>()
  readonly #noIdKeys = new Set<number>()
  /** For pages seen under several addresses: the least address that gives each key. */
  readonly #addresses = new Map<number, Map<string, string>>()

  /** Adds one article and returns its page's number; `find` gives the current one after later joins. */
  add(article: Article, record: boolean, label: string | undefined): number {
    const urls = ownUrls(article)
    const found = urls.map((url) => keys(url))
    const hashes = found.flat().map(hashKey)
    const known = [
      ...new Set(hashes.map((hash) => this.#keys.get(hash)).filter((page) => page !== undefined)),
    ]
    const roots = [...new Set(known.map((page) => this.find(page)))]
    const line = articleLine(article)
    const rank = rankOf(article, record)
    const [first, ...others] = roots
    const page = first ?? this.#create(line, rank)
    for (const other of others) this.#join(page, other)
    for (const hash of hashes) if (this.#keys.get(hash) === undefined) this.#keys.set(hash, page)
    if (first !== undefined) this.#meet(page, article, line, rank)
    if (record && label !== undefined) this.#name(page, { label, url: mainUrl(article) })
    return page
  }

  /** The current number of a page. */
  find(page: number): number {
    let root = page
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root
    this.#parents[page] = root
    return root
  }

  isRecord(page: number): boolean {
    return (this.#ranks[page] ?? 0) >= RECORD
  }

  /** Numbers of all pages. */
  pages(): Uint32Array {
    return Uint32Array.from(this.#parents.filter((parent, page) => parent === page))
  }

  /** The page's ids do not identify it: its addresses give their path keys alone. */
  dropIdKeys(page: number): void {
    this.#noIdKeys.add(this.find(page))
  }

  hasNoIdKeys(page: number): boolean {
    return this.#noIdKeys.has(page)
  }

  /** Frees the memory of the keys; nothing can be added afterwards. */
  releaseKeys(): void {
    this.#keys = new KeyMap()
  }

  /** Addresses of the page with keys that its article's own addresses do not have. */
  also(page: number, article: Article): string[] {
    const addresses = this.#addresses.get(page)
    if (!addresses) return []
    const own = new Set(ownUrls(article).flatMap((url) => keys(url)))
    const extra = [...addresses].filter(([key]) => !own.has(key)).map(([, url]) => url)
    return [...new Set(extra)].sort()
  }

  #create(line: string, rank: number): number {
    const page = this.store.add(line)
    this.#parents.push(page)
    this.#ranks.push(rank)
    return page
  }

  /** Keeps the better of two: a record, then a publication time, then the fuller one, then the text that sorts first. */
  #meet(page: number, article: Article, line: string, rank: number): void {
    const storedLine = this.store.line(page)
    if (storedLine === line) {
      this.#ranks[page] = Math.max(rank, this.#ranks[page] ?? 0)
      return
    }
    const stored = this.store.get(page)
    if (ownUrls(stored).join('\n') !== ownUrls(article).join('\n'))
      for (const one of [stored, article]) this.#note(page, one)
    const storedRank = this.#ranks[page] ?? 0
    if (rank < storedRank || (rank === storedRank && line > storedLine)) return
    this.#ranks[page] = rank
    this.store.replace(page, line)
  }

  #note(page: number, article: Article): void {
    const addresses = this.#addresses.get(page) ?? new Map<string, string>()
    this.#addresses.set(page, addresses)
    for (const url of ownUrls(article)) for (const key of keys(url)) noteLeast(addresses, key, url)
  }

  #join(page: number, other: number): void {
    const article = this.store.get(other)
    this.#note(page, this.store.get(page))
    this.#note(page, article)
    this.#parents[other] = page
    for (const [key, url] of this.#addresses.get(other) ?? []) noteLeast(this.#addresses.get(page), key, url)
    this.#addresses.delete(other)
    this.#meet(page, article, this.store.line(other), this.#ranks[other] ?? 0)
    const named = this.#named.get(other)
    if (named) this.#name(page, named)
  }

  #name(page: number, named: Named): void {
    const first = this.#named.get(page)
    if (first) this.merged.push({ urls: [first.url, named.url], labels: [first.label, named.label] })
    else this.#named.set(page, named)
  }
}

function noteLeast(addresses: Map<string, string> | undefined, key: string, url: string): void {
  const known = addresses?.get(key)
  if (known === undefined || url < known) addresses?.set(key, url)
}
