/** The domain types: article, provider, card, rank, and problems of records. */

/** Who published an article. `domain` is a registrable domain in lower case ("bbc.co.uk"). */
export type Provider = { readonly name: string; readonly domain: string }

export type ArticleType = 'article' | 'video'

/** Pixel sizes are null when the record does not give them. */
export type Image = { readonly url: string; readonly width: number | null; readonly height: number | null }

/** Absolute http(s) addresses; at least one of `web` and `original` is set. */
export type ArticleUrls = {
  readonly web: string | null
  readonly original: string | null
  readonly amp: string | null
  readonly cdnAmp: string | null
}

/** One page of one provider, parsed; every string is bounded. */
export type Article = {
  readonly title: string
  /** Empty when the record has none. */
  readonly excerpt: string
  readonly urls: ArticleUrls
  readonly provider: Provider
  /** Seconds since 1970 UTC; null when undated. */
  readonly time: number | null
  /** `time` is when a crawler first saw the page, not when it was published. False when undated. */
  readonly dateIsFirstSeen: boolean
  /** BCP 47 tag ("pt-BR"); null when the record has none. Often missing or wrong at the source. */
  readonly language: string | null
  readonly type: ArticleType
  /** The index maker's number, finite and >= 0; null when not scored. No fixed scale. */
  readonly quality: number | null
  readonly topics: readonly string[]
  readonly image: Image | null
}

/** A table of outlets' scores: its name, and the range of its scores. */
export type ScoreTable = { readonly name: string; readonly min: number; readonly max: number }

/** What an index says about itself. Null: not stated. */
export type Card = {
  readonly name: string
  readonly maker: string | null
  /** http(s) address. */
  readonly home: string | null
  readonly qualityMeans: string | null
  /** Decimals a score is shown with, 0 to 3. */
  readonly qualityDigits: number
  readonly licence: string | null
  /** The scores are outlets' scores from this table; null when each article has a score of its own. Never set by hand. */
  readonly scoreTable: ScoreTable | null
}

export type Severity = 'error' | 'warning'

/** A problem of a record. `path` leads to the value in the front matter. */
export type Problem = {
  readonly severity: Severity
  /** Stable kebab-case name, e.g. "missing-title". */
  readonly code: string
  /** Says what is wrong and what to do. */
  readonly message: string
  readonly path: readonly (string | number)[]
}

/** A related entry without an address: it may be found by what it says. `domain` is registrable, null when only a name is given. */
export type Mention = {
  readonly title: string
  readonly domain: string | null
  readonly name: string
  readonly time: number | null
  /** How many usable entries come before it. */
  readonly position: number
}

/** One record, parsed. `related` holds the parsed entries of its list, in order, invalid ones and mentions left out. */
export type ArticleRecord = {
  readonly article: Article
  readonly related: readonly Article[]
  readonly mentions?: readonly Mention[]
}

/** Line and column count from 1. */
export type FileProblem = Problem & { readonly line: number; readonly column: number }

/** `item` identifies a record in its file: empty for the only one, ":12" for a line, "[3]" for an array's entry. */
export type ReadRecord = {
  readonly record: ArticleRecord | null
  /** The record's `published` flag, true if absent. Unusable records have it too, because a draft may be incomplete. */
  readonly published: boolean
  readonly problems: readonly FileProblem[]
  readonly item: string
}

/**
 * The rank of a score. From 100 scored articles on: `above` of every 100 scored articles of the index (mid-rank,
 * rounded, 0 to 100; `of` counts the scored ones). Below: its rank in its story (`of` counts the story's scored articles,
 * the page's own included).
 */
export type ScoreRank =
  | { readonly in: 'index'; readonly above: number; readonly of: number }
  | { readonly in: 'story'; readonly rank: number; readonly tied: boolean; readonly of: number }

/** The scores of an index. `density` counts scored articles in equal steps from `min` to `max`. */
export type QualityScale = {
  readonly scored: number
  readonly min: number
  readonly max: number
  readonly median: number
  readonly density: readonly number[]
}
