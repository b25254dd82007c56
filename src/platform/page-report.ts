/** What the content script says of the page it runs in, and the door through which that enters the extension. */
import type { PageAddress } from '../core/url/trust.ts'
import { webAddress } from '../core/url/web-address.ts'

/** Raw and untrusted: a page may name any address it likes as its canonical one. */
export type PageReport = {
  /** `location.href`. */
  readonly url: string
  /** Absolute `rel=canonical`, or null. */
  readonly canonical: string | null
  /** `og:url` as written, or null. */
  readonly ogUrl: string | null
  /** False after a same-document navigation until the head has changed: then only `url` speaks. */
  readonly fresh: boolean
}

/** Parses what a content script sent or returned; null when it is no report. */
export function parsePageReport(value: unknown): PageReport | null {
  if (typeof value !== 'object' || value === null) return null
  const { url, canonical, ogUrl, fresh } = value as Record<string, unknown> // any object may be indexed by name
  const address = webAddress(url)
  if (address === null || typeof fresh !== 'boolean') return null
  return { url: address, canonical: webAddress(canonical), ogUrl: webAddress(ogUrl), fresh }
}

/** Without an in-page anchor; `#/` and `#!` are routes of single-page applications. */
const withoutAnchor = (url: string): string => url.replace(/#(?![/!]).*$/s, '')

/** Whether two addresses of a tab are those of one page. */
export const isSamePlace = (a: string, b: string): boolean => withoutAnchor(a) === withoutAnchor(b)

/** What may be looked up: the head's addresses count only while they belong to the address in the tab. */
export function addressOf({ url, canonical, ogUrl, fresh }: PageReport): PageAddress {
  return fresh ? { url, canonical, ogUrl } : { url }
}
