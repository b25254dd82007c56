/** The index as its users see it: the answers that the command line prints and the popup renders. */
import type { Card, Provider, QualityScale } from '../article/types.ts'
import type { Row } from '../story/types.ts'
import type { MatchBy, MatchVia } from '../url/trust.ts'

/** What a look-up cost. Reads issued together are one round. */
export type Trace = { rounds: number; reads: number; bytes: number }

/** The article that a page is, and how it was recognised. `part` and `article` mean something only to the index that gave them. */
export type Match = {
  readonly by: MatchBy
  /** Which address matched. */
  readonly via: MatchVia
  readonly part: number
  readonly article: number
}

/** A row found by its headline, never by its address. `score` is comparable within one answer only. */
export type NearRow = { readonly row: Row; readonly score: number }

/** `rows` best first; the first `shown` of them pass the threshold (at most 10). */
export type NearAnswer = { readonly rows: readonly NearRow[]; readonly shown: number }

/** What an index holds, known once it is open. */
export type IndexInfo = {
  readonly card: Card
  /** SHA-256 as the format defines it, lower-case hex; one per part. */
  readonly hashes: readonly string[]
  readonly articles: number
  /** For several parts: the largest part's count, a lower bound. */
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
