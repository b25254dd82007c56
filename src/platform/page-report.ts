/** A content script's report about its page, and the parser that checks it. */
import { pageUrl } from '../core/url/page-url.ts'
import type { PageAddress } from '../core/url/trust.ts'
import { webAddress } from '../core/url/web-address.ts'

/** Untrusted: a page may name any address as its canonical one. */
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

/** Parses a content script's report, or returns null. */
export function parsePageReport(value: unknown): PageReport | null {
  if (typeof value !== 'object' || value === null) return null
  const { url, canonical, ogUrl, fresh } = value as Record<string, unknown> // any object may be indexed by name
  const address = webAddress(url)
  if (address === null || typeof fresh !== 'boolean') return null
  return { url: address, canonical: webAddress(canonical), ogUrl: webAddress(ogUrl), fresh }
}

/** Whether two addresses of a tab show the same document. */
export const isSamePage = (a: string, b: string): boolean => pageUrl(a) === pageUrl(b)

/** The addresses to look up. Those of the head count only while the head belongs to the address in the tab. */
export function addressOf({ url, canonical, ogUrl, fresh }: PageReport): PageAddress {
  return fresh ? { url, canonical, ogUrl } : { url }
}
