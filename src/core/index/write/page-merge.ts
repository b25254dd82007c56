/**
 * Which articles are one page, whatever order they come in. Records and entries that share a path key become one at once. Those
 * that share an id key become one when all are known, unless they show that the id is no article's.
 */
import { mainUrl } from '../../article/main-url.ts'
import type { Article } from '../../article/types.ts'
import { droppedIds, hostOf } from '../../url/id-evidence.ts'
import { keys, pageKeys, pathKeys } from '../../url/keys.ts'
import { hashKey, type KeyHash } from '../key-hash.ts'
import { ArticleStore, articleLine } from './article-store.ts'
import { IdClaims } from './id-claims.ts'
import { KeyMap } from './key-map.ts'
import { pageWords } from './page-words.ts'

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
  /** By path key: its page. */
  #keys = new KeyMap()
  #ids = new IdClaims()
  readonly #parents: number[] = []
  readonly #ranks: number[] = []
  /** The first record of each page, as its file calls it. */
  readonly #named = new Map<number, Named>()
  /** Pages whose ids do not identify them: their addresses give their path keys alone. */
  readonly #noIdKeys = new Set<number>()
  /** For pages seen under several addresses: the least address that gives each key. */
  readonly #addresses = new Map<number, Map<string, string>>()

  /** Adds one article and returns its page's number; `find` gives the current one after later joins. */
  add(article: Article, record: boolean, label: string | undefined): number {
    const found = ownUrls(article).flatMap((url) => pageKeys(url) ?? [])
    const paths = found.map(({ path }) => ({ key: path, hash: hashKey(path) }))
    const known = paths.map(({ hash }) => this.#keys.get(hash)).filter((page) => page !== undefined)
    const roots = [...new Set(known.map((page) => this.find(page)))]
    const line = articleLine(article)
    const rank = rankOf(article, record)
    const [first, ...others] = roots
    const page = first ?? this.#create(line, rank)
    for (const other of others) this.#join(page, other)
    for (const { key, hash } of paths) this.#claimPath(key, hash, page)
    for (const { id } of found) if (id !== null) this.#claimId(id, page)
    if (first !== undefined) this.#meet(page, article, line, rank)
    if (record && label !== undefined) this.#name(page, { label, url: mainUrl(article) })
    return page
  }

  /** Joins the pages that share an id, or drops the id. Call it once, after the last article; it frees the memory of the keys. */
  settleIds(): void {
    const shared = this.#ids.shared((page) => this.find(page))
    const dropped = droppedIds(
      shared,
      (page) => pageWords(this.store.get(page)),
      (host) => this.#ids.idsOf(host),
    )
    for (const { key, pages } of shared)
      if (dropped.keys.has(key)) for (const page of pages) this.#noIdKeys.add(page)
    if (dropped.hosts.size > 0)
      for (const page of this.pages())
        if (this.#idHosts(page).some((host) => dropped.hosts.has(host))) this.#noIdKeys.add(page)
    for (const { pages } of shared) this.#joinAll(pages.filter((page) => !this.hasNoIdKeys(page)))
    this.#keys = new KeyMap()
    this.#ids = new IdClaims()
  }

  /** Whether the addresses of a page give their path keys alone. */
  hasNoIdKeys(page: number): boolean {
    return this.#noIdKeys.has(this.find(page))
  }

  /** The number that a page has now. */
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

  /** Addresses of the page that give keys which its article's own addresses do not give. */
  also(page: number, article: Article): string[] {
    const addresses = this.#addresses.get(page)
    if (!addresses) return []
    const keysOf = this.hasNoIdKeys(page) ? pathKeys : keys
    const own = new Set(ownUrls(article).flatMap((url) => keysOf(url)))
    const extra = [...addresses].filter(([key, url]) => !own.has(key) && keysOf(url).includes(key))
    return [...new Set(extra.map(([, url]) => url))].sort()
  }

  #joinAll([first, ...others]: readonly number[]): void {
    for (const other of others) {
      const [root, joined] = [this.find(first ?? 0), this.find(other)]
      if (joined !== root) this.#join(root, joined)
    }
  }

  #claimPath(key: string, hash: KeyHash, page: number): void {
    if (this.#keys.get(hash) !== undefined) return
    this.#keys.set(hash, page)
    const byId = this.#ids.pageOf(hash)
    if (byId !== undefined) this.#ids.share(key, [byId, page])
  }

  #claimId(key: string, page: number): void {
    const hash = hashKey(key)
    this.#ids.claim(key, hash, page)
    const byPath = this.#keys.get(hash)
    if (byPath !== undefined) this.#ids.share(key, [byPath, page])
  }

  /** The hosts of the ids in a page's addresses. */
  #idHosts(page: number): string[] {
    const addresses = this.#addresses.get(page)?.values() ?? []
    const ids = [...ownUrls(this.store.get(page)), ...addresses].map((url) => pageKeys(url)?.id ?? null)
    return ids.filter((id) => id !== null).map(hostOf)
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
