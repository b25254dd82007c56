/** A page's head before it is interpreted. */

/** A page's head as the content script read it: raw, bounded, untrusted. */
export type PageHead = {
  readonly url: string
  readonly title: string
  readonly lang: string
  /** name or property in lower case, and content; document order. */
  readonly metas: readonly (readonly [string, string])[]
  /** Texts of `application/ld+json` scripts. */
  readonly jsonLd: readonly string[]
  /** `datetime` of `<time>` elements. */
  readonly times: readonly string[]
  /** `rel=alternate` feeds. */
  readonly feeds: readonly { readonly href: string; readonly title: string; readonly type: string }[]
}
