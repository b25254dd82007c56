/** The index as its users see it: byte sources, look-ups, and the answers that the command line prints and the popup renders. */
import type { ArticleType, Card, Image, Provider } from '../article/types.ts'

/** Where an index file's bytes live: a file handle, an ArrayBuffer, a slice of a file in the browser's private file system. */
export type ByteSource = {
  /** Bytes in all. */
  readonly size: number
  /** Exactly `length` bytes from `offset`, or rejects. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Where a file is written to: append-only. A writer waits for each write before the next. */
export type ByteSink = { write(bytes: Uint8Array): void | Promise<void> }

/** What a look-up cost. Reads issued together are one round. */
export type Trace = { rounds: number; reads: number; bytes: number }

/** A page as its tab and its head name it; whoever looks up decides what to believe. */
export type PageAddress = {
  readonly url: string
  /** `rel=canonical`, absolute, only when it is as fresh as `url`. */
  readonly canonical?: string | null
  readonly ogUrl?: string | null
}

/** Which key of the page met the index: its path key, its id key, or an alias (an AMP address the index stores). */
export type MatchBy = 'path' | 'id' | 'alias'

/** The article a page is, and how it was recognised. `part` and `article` are meaningful to the index that gave them only. */
export type Match = {
  readonly by: MatchBy
  /** Which address matched. */
  readonly via: 'url' | 'canonical' | 'ogUrl'
  readonly part: number
  readonly article: number
}

/** Why a row is in a story. `score` is the text likeness, 0 to 1. */
export type Why =
  | { readonly by: 'own'; readonly position: number }
  | { readonly by: 'listedBy'; readonly lists: number; readonly score: number }
  | { readonly by: 'shared'; readonly lists: number; readonly score: number }
  | { readonly by: 'text'; readonly score: number }

/**
 * Where a score stands. From 100 scored articles on: `above` of every 100 scored articles of the index (mid-rank,
 * rounded, 0 to 100; `of` counts the scored ones). Below: its rank in its story (`of` counts the story's scored articles,
 * the page's own included).
 */
export type Place =
  | { readonly in: 'index'; readonly above: number; readonly of: number }
  | { readonly in: 'story'; readonly rank: number; readonly tied: boolean; readonly of: number }

/** One article as shown. Every string is untrusted text; every address is http(s). */
export type Row = {
  readonly url: string
  readonly ampUrl: string | null
  readonly title: string
  readonly excerpt: string
  readonly provider: Provider
  readonly quality: number | null
  readonly place: Place | null
  /** The provider's median score when the index has at least 5 scored articles of it. */
  readonly usual: number | null
  /** ISO 8601, UTC, whole seconds. */
  readonly publishedDateTime: string | null
  readonly type: ArticleType
  readonly image: Image | null
  readonly topics: readonly string[]
  /** Null on the page's own article. */
  readonly why: Why | null
  /** The article whose text this one repeats; `score` is the evidence, 0 to 1. */
  readonly copyOf: { readonly url: string; readonly provider: Provider; readonly score: number } | null
  /** Further articles of the same provider in this story. */
  readonly more: readonly Row[]
  /** Copies of this article at other providers. */
  readonly copies: readonly Row[]
}

/** An article and its related coverage; `rows` are of other providers only, best score first, unscored last. */
export type Story = { readonly article: Row; readonly rows: readonly Row[] }

/** A row found by its headline, never by its address. `score` is comparable within one answer only. */
export type NearRow = { readonly row: Row; readonly score: number }
/** `rows` best first; the first `shown` of them pass the threshold (at most 10). */
export type NearAnswer = { readonly rows: readonly NearRow[]; readonly shown: number }

/** The scores of an index. `density` counts scored articles in equal steps from `min` to `max`. */
export type QualityScale = {
  readonly scored: number
  readonly min: number
  readonly max: number
  readonly median: number
  readonly density: readonly number[]
}

/** What an index holds, known once it is open. */
export type IndexInfo = {
  readonly card: Card
  /** SHA-256 as the format defines it, lower-case hex; one per part. */
  readonly hashes: readonly string[]
  readonly articles: number
  /** Of several parts the most that one has: which of them are the same only the tables of outlets say. */
  readonly providers: number
  /** ISO 8601; null when every article is undated. */
  readonly newest: string | null
  readonly scale: QualityScale | null
}

/** What an index knows of one provider. */
export type ProviderInfo = {
  readonly provider: Provider
  readonly articles: number
  readonly newest: string | null
}
