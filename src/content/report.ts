/** Reads what the page says of its own address. Shared by the two scripts that run in pages; no dependency, no DOM write. */
import type { PageReport } from '../platform/page-report.ts'

/** What the registered script leaves for scripts that are injected later: they run in the same isolated world. */
export const world = globalThis as {
  /** The head as it was at the last same-document navigation. */
  secondSourceStale?: string
  /** Reports the page again. */
  secondSourceSend?: () => void
}

/** The part of the head that names an address, as one comparable string. */
export function headNow(): { canonical: string | null; ogUrl: string | null; both: string } {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~=canonical i]')?.href ?? null
  const ogUrl = document.querySelector<HTMLMetaElement>('meta[property="og:url"]')?.content ?? null
  return { canonical, ogUrl, both: `${canonical} ${ogUrl}` }
}

/** Without an in-page anchor; `#/` and `#!` are routes of single-page applications. */
export const place = (url: string) => url.replace(/#(?![/!]).*/, '')

/**
 * Without the registered script nobody saw the navigations before the injection: then the head counts only while the
 * document is still at the address it was loaded from.
 */
function fresh(both: string): boolean {
  if (world.secondSourceStale !== undefined) return world.secondSourceStale !== both
  const loaded = performance.getEntriesByType('navigation')[0]?.name
  return loaded === undefined || place(loaded) === place(location.href)
}

export function report(): PageReport {
  const { canonical, ogUrl, both } = headNow()
  return { url: location.href, canonical, ogUrl, fresh: fresh(both) }
}
