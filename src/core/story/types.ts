/** What relatedness works on: documents when an index is built, a page's description when a headline is looked for. */
import type { ArticleType, Image, Provider, ScoreRank } from '../article/types.ts'

/** An article as relatedness sees it. `provider` is the same-provider identity of `core/url/provider.ts`. */
export type StoryDocument = {
  readonly title: string
  readonly excerpt: string
  /** Seconds since 1970 UTC. */
  readonly time: number | null
  readonly provider: string
  readonly providerName: string
}

/** Own `related` lists in compressed rows: article a lists members[offsets[a] .. offsets[a + 1]), in the list's order. */
export type Lists = {
  readonly offsets: Uint32Array
  readonly members: Uint32Array
  /** By member: 1 when it stands in a list that is one story by its length and the times it states. */
  readonly whole: Uint8Array
}

/** One row of a ranked story. `copyOf` is the article whose text this one repeats: the page's own article or one of this story. */
export type StoryEntry = {
  readonly article: number
  readonly why: Why
  readonly copyOf: number | null
  /** Evidence of the copy, 0 to 1; 0 when none. */
  readonly copyScore: number
}

/** Why a row is in a story. `score` is the text similarity, 0 to 1. */
export type Why =
  | { readonly by: 'own'; readonly position: number }
  | { readonly by: 'listedBy'; readonly lists: number; readonly score: number }
  | { readonly by: 'shared'; readonly lists: number; readonly score: number }
  | { readonly by: 'text'; readonly score: number }

/** One article as shown. Every string is untrusted text; every address is http(s). */
export type Row = {
  readonly url: string
  readonly ampUrl: string | null
  readonly title: string
  readonly excerpt: string
  readonly provider: Provider
  readonly quality: number | null
  readonly rank: ScoreRank | null
  /** The provider's median score when the index has at least 5 scored articles of it. */
  readonly usual: number | null
  /** ISO 8601, UTC, whole seconds. */
  readonly publishedDateTime: string | null
  /** The time is when a crawler first saw the page, not when it was published. */
  readonly dateIsFirstSeen: boolean
  /** BCP 47; null when unknown. */
  readonly language: string | null
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
