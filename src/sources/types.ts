/** What a look-up across all sources answers. */
import type { IndexInfo, Match, NearRow, ProviderInfo } from '../core/index/types.ts'
import type { Story } from '../core/story/types.ts'
import type { ErrorData } from '../platform/error-data.ts'

export type SourceKind = 'bundled' | 'url' | 'file' | 'folder' | 'feed'

/** A source by name. `name` is the index's own when it is known. */
export type SourceInfo = { readonly id: string; readonly kind: SourceKind; readonly name: string }

/** How a source stands. An error beside `info` means: the last good index stays in use. */
export type SourceState = SourceInfo & {
  readonly info: IndexInfo | null
  readonly error: ErrorData | null
  /** ISO 8601: when it was last asked for news; null before the first time. */
  readonly checkedAt: string | null
  /** ISO 8601: when its index was built, as far as the source says so (it is not in the file). */
  readonly builtAt: string | null
}

/** The same article in another source, with that source's score. */
export type AlsoIn = { readonly source: SourceInfo; readonly quality: number | null }

/** One source's story of the page. */
export type Group = {
  readonly source: SourceInfo
  readonly info: IndexInfo
  readonly match: Match
  /** Without the articles that stand in a group before this one. */
  readonly story: Story
  /** By the address of a row of this story (or of its `more` and `copies`): the later groups that have it too. */
  readonly alsoIn: ReadonlyMap<string, readonly AlsoIn[]>
}

/** Groups of the sources that know the page, largest story first; and how every source stands. */
export type LookUp = { readonly groups: readonly Group[]; readonly sources: readonly SourceState[] }

/** One source's near matches that pass the threshold, likest first. */
export type NearGroup = {
  readonly source: SourceInfo
  readonly info: IndexInfo
  readonly rows: readonly NearRow[]
  readonly alsoIn: ReadonlyMap<string, readonly AlsoIn[]>
}

export type NearLookUp = { readonly groups: readonly NearGroup[]; readonly sources: readonly SourceState[] }

/** What one source's index holds of an outlet. */
export type OutletEntry = {
  readonly source: SourceInfo
  readonly info: IndexInfo
  readonly outlet: ProviderInfo
}
