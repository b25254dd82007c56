/** A page's head before it is interpreted. */

/** A page's head as the content script or the HTML reader read it: raw, bounded, untrusted. */
export type PageHead = {
  readonly url: string
  readonly title: string
  readonly lang: string
  /** Absolute `rel=canonical`, '' if there is none. */
  readonly canonical: string
  /** Texts of the first `<h1>` elements. */
  readonly headings: readonly string[]
  /** name, property or itemprop in lower case, and content; document order. An element with several names is there for each. */
  readonly metas: readonly (readonly [string, string])[]
  /** Texts of `application/ld+json` scripts. */
  readonly jsonLd: readonly string[]
  /** `datetime` of `<time>` elements. */
  readonly times: readonly string[]
  /** `rel=alternate` feeds. */
  readonly feeds: readonly { readonly href: string; readonly title: string; readonly type: string }[]
}
