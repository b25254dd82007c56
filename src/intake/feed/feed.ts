/** A feed as it was read: one shape for RSS, Atom, RDF and JSON Feed. */

/** Texts are plain and bounded. Addresses, dates and language tags are as the feed has them: unchecked. */
export type FeedItem = {
  readonly title: string
  readonly excerpt: string
  readonly link: string | undefined
  /** Dates in order of preference. The first that can be read counts. */
  readonly dates: readonly string[]
  /** `xml:base` values from the feed down to the link. */
  readonly bases: readonly string[]
  readonly topics: readonly string[]
  readonly image: string | undefined
  readonly video: boolean
  readonly language: string | undefined
  readonly authors: readonly string[]
  /** Where an aggregator has the item from. */
  readonly source: FeedSource | undefined
}

export type FeedSource = { readonly name: string; readonly home: string | undefined }

export type Feed = {
  readonly title: string
  readonly home: string | undefined
  /** Seconds that the publisher wants between two requests; null if it does not say. */
  readonly refreshSeconds: number | null
  readonly items: readonly FeedItem[]
}
