/** What relatedness works on: documents when an index is built, a page's description when a headline is looked for. */
import type { Why } from '../index/types.ts'

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
export type Lists = { readonly offsets: Uint32Array; readonly members: Uint32Array }

/** One row of a ranked story. `copyOf` is the article whose text this one repeats: the page's own article or one of this story. */
export type StoryEntry = {
  readonly article: number
  readonly why: Why
  readonly copyOf: number | null
  /** Evidence of the copy, 0 to 1; 0 when none. */
  readonly copyScore: number
}

/** A page that is in no index, as its head describes it. */
export type NearPage = {
  readonly title: string
  readonly excerpt: string
  /** Seconds since 1970 UTC. */
  readonly time: number | null
  /** Same-provider identity of the page's host; its own provider is never an answer. */
  readonly provider: string
}
