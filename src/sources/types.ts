/** Types of sources and of look-ups across all of them. */
import type { IndexInfo, Match, NearRow, ProviderInfo } from '../core/index/types.ts'
import type { Story } from '../core/story/types.ts'
import type { ErrorData } from '../platform/error-data.ts'

export type SourceKind = 'bundled' | 'url' | 'file' | 'folder' | 'feed'

/** Identifies a source. `name` is the index's own name once it is known. */
export type SourceInfo = { readonly id: string; readonly kind: SourceKind; readonly name: string }

/** The state of a source. With both `info` and `error`, the last good index stays in use. */
export type SourceState = SourceInfo & {
  readonly info: IndexInfo | null
  readonly error: ErrorData | null
  /** ISO 8601: the last check for updates; null before the first one. */
  readonly checkedAt: string | null
  /** ISO 8601: when its index was built, if the source says so (the file does not). */
  readonly builtAt: string | null
}

/** The same article in another source, with that source's score. */
export type AlsoIn = { readonly source: SourceInfo; readonly quality: number | null }

/** One source's story of the page. */
export type Group = {
  readonly source: SourceInfo
  readonly info: IndexInfo
  readonly match: Match
  /** Without the articles that an earlier group shows. */
  readonly story: Story
  /** Key: the address of a row of this story (or of its `more` and `copies`). Value: later groups with the same article. */
  readonly alsoIn: ReadonlyMap<string, readonly AlsoIn[]>
}

/** One group per source that knows the page, largest story first; and the state of every source. */
export type LookUp = { readonly groups: readonly Group[]; readonly sources: readonly SourceState[] }

/** One source's near matches that pass the threshold, most similar first. */
export type NearGroup = {
  readonly source: SourceInfo
  readonly info: IndexInfo
  readonly rows: readonly NearRow[]
  readonly alsoIn: ReadonlyMap<string, readonly AlsoIn[]>
}

export type NearLookUp = { readonly groups: readonly NearGroup[]; readonly sources: readonly SourceState[] }

/** One source's entry for an outlet. */
export type OutletEntry = {
  readonly source: SourceInfo
  readonly info: IndexInfo
  readonly outlet: ProviderInfo
}
