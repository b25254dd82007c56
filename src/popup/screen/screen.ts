/** The states of the popup, one type each. `loadScreen` decides which one is shown; components only draw it. */
import type { MatchReason } from '../../core/url/trust.ts'
import type { PageHead } from '../../intake/page-head/types.ts'
import type { Group, NearGroup, OutletEntry, SourceState } from '../../sources/types.ts'

/** A page that is in no index, as its own head describes it. */
export type UnindexedPage = {
  readonly title: string | null
  /** The outlet's name as the page states it, else its host. */
  readonly outlet: string | null
  /** ISO 8601 */
  readonly publishedDateTime: string | null
}

export type Screen = { readonly sources: readonly SourceState[] } & (
  | { readonly state: 'loading' | 'no-source' | 'unreadable' | 'failed' }
  /** `shortcut`: the keys that open the popup, or null. */
  | { readonly state: 'not-article'; readonly shortcut: string | null }
  /** `reason`: how the page was recognised, in the first group. */
  | { readonly state: 'story'; readonly groups: readonly Group[]; readonly reason: MatchReason }
  | { readonly state: 'near'; readonly page: UnindexedPage; readonly groups: readonly NearGroup[] }
  /**
   * `outlets`: what the indexes hold of the page's outlet. `hasHeadline`: whether its headline could be searched for. `feeds`: feeds
   * that the page names.
   */
  | {
      readonly state: 'nothing'
      readonly page: UnindexedPage
      readonly outlets: readonly OutletEntry[]
      readonly hasHeadline: boolean
      readonly feeds: PageHead['feeds']
    }
)
